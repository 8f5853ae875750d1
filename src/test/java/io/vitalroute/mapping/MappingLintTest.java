package io.vitalroute.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Mistakes of authors: each file of {@code lint/} is a mapping with one, and the findings it must give in comments at its end. */
class MappingLintTest {
    private static final Path FOLDER = Path.of("src/test/resources/mapping/lint");
    private static final String MARK = "#> ";

    @TestFactory
    Stream<DynamicTest> a_mistake_is_found_at_its_place() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            String text = Files.readString(file);
            List<String> expected = text.lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()))
                    .toList();
            List<String> found = findings(file, text);
            if (Boolean.getBoolean("golden.update")) {
                rewrite(file, text, found);
            } else {
                assertThat(found).isEqualTo(expected).isNotEmpty();
            }
        }));
    }

    @Test
    void a_file_without_mistakes_has_no_findings() {
        assertThat(Bench.lint("""
                        readings:
                          - {metric: body-weight, at: .t, value: .v, unit: kg}
                        """)).isEmpty();
    }

    @Test
    void all_findings_come_at_once() {
        assertThat(Bench.lint("""
                        skp: {goal: .category == 2}
                        shared: {at: {value: .t, format: epoch-second}}
                        readings:
                          - {metric: body-wieght, value: .v, unit: kg}
                          - {metric: heart-rate, value: .v + 1, unit: mmHg}
                        """)).hasSize(5);
    }

    /** With -Dgolden.update=true: for whoever has read and agreed with what changes. */
    private static void rewrite(Path file, String text, List<String> found) throws IOException {
        String mapping = text.lines().filter(line -> !line.startsWith(MARK)).collect(Collectors.joining("\n"));
        String findings = found.stream().map(line -> MARK + line + "\n").collect(Collectors.joining());
        Files.writeString(file, mapping + "\n" + findings);
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    private static List<String> findings(Path file, String text) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = MappingFile.compile("mappings/acme/" + file.getFileName(), text, Bench.METRICS, problems);
        assertThat(mapping == null).isEqualTo(!problems.isEmpty());
        return problems.stream()
                .map(p -> p.where().line() + ":" + p.where().column() + " "
                        + p.code().id() + " " + p.message() + (p.hint() == null ? "" : " (" + p.hint() + ")"))
                .toList();
    }
}
