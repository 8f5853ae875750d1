package io.vitalroute.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.GoldenFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each folder of {@code lint/} is named by its fault, and holds files with it and {@code expected.txt}: what lint says.
 * Mistakes inside mapping files and in the catalogue are in {@code mapping/lint} and {@code reading}.
 */
class LintTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path FAULTS = Path.of("src/test/resources/lint");

    @TestFactory
    Stream<DynamicTest> a_fault_is_shown_with_its_place_and_a_hint() throws IOException {
        try (Stream<Path> faults = Files.list(FAULTS)) {
            return faults.sorted().toList().stream()
                    .map(fault -> DynamicTest.dynamicTest(fault.getFileName().toString(), () -> {
                        LintReport report = Lint.run(HOME, List.of(fault));
                        assertThat(report.problems()).isNotEmpty();
                        GoldenFile.check(
                                fault.resolve("expected.txt").toString(),
                                report.text().replace(fault + "/", ""));
                    }));
        }
    }

    @Test
    void what_ships_has_no_findings() {
        LintReport report = Lint.run(HOME, List.of());

        assertThat(report.text()).isEmpty();
        assertThat(report.files()).isGreaterThan(40);
    }

    @Test
    void a_path_without_files_is_a_finding() {
        assertThat(Lint.run(HOME, List.of(Path.of("mapings"))).text()).contains("C111");
    }

    @Test
    void the_caret_stands_below_the_fault() {
        String text = Lint.run(HOME, List.of(FAULTS.resolve("no-such-direct"))).text();

        List<String> lines = text.lines().toList();
        assertThat(lines.get(1).indexOf("direct:kep")).isEqualTo(lines.get(2).indexOf('^'));
        assertThat(lines.get(3)).isEqualTo("  hint: did you mean \"keep\"?");
    }
}
