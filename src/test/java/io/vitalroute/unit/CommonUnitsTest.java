package io.vitalroute.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick table says exactly what the UCUM library's definitions say. */
class CommonUnitsTest {
    private static final String FILE = "src/main/resources/io/vitalroute/unit/common-units.tsv";

    @Test
    void table_isWhatTheLibraryDerives() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(FILE));
        String derived = lines.stream()
                .map(line -> line.startsWith("#") ? line : derived(line.substring(0, line.indexOf('\t'))))
                .collect(Collectors.joining("\n", "", "\n"));

        GoldenFile.check(FILE, derived);
    }

    @Test
    void table_hasEveryUnitOfTheCatalogue_soThatStartNeedsNoLibrary() throws IOException {
        Metrics metrics =
                Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), new ArrayList<>());
        Set<String> units = new TreeSet<>();
        for (Metric metric : metrics.all()) {
            Optional.ofNullable(metric.unit()).ifPresent(units::add);
            metric.parts().values().forEach(part -> units.add(part.unit()));
        }
        assertThat(CommonUnits.all().keySet()).containsAll(units);
    }

    private static String derived(String code) {
        return CommonUnits.line(Library.find(code).orElseThrow(() -> new AssertionError(code + " is not UCUM")));
    }
}
