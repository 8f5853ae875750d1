package io.vitalroute.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped catalogue itself. */
class CatalogueTest {
    static final String FILE = "mappings/metrics.yaml";

    static Metrics shipped() {
        List<Problem> problems = new ArrayList<>();
        Metrics metrics;
        try {
            metrics = Metrics.read(FILE, Files.readString(Path.of(FILE)), problems);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(problems).isEmpty();
        return metrics;
    }

    @Test
    void catalogue_hasNoFindings() {
        assertThat(shipped().names()).hasSizeGreaterThan(190);
    }
}
