package io.vitalroute.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.GoldenFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTest {
    private static final String RESOURCES = "src/test/resources/reading/";

    @ParameterizedTest
    @ValueSource(strings = {"mistakes", "malformed"})
    void mistakes_areAllFound_withPlaceAndHint(String name) throws IOException {
        List<Problem> problems = new ArrayList<>();
        String file = name + ".metrics.yaml";
        Metrics.read(file, Files.readString(Path.of(RESOURCES + file)), problems);

        String findings = problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
        GoldenFile.check(RESOURCES + name + ".metrics.txt", findings);
    }

    @Test
    void entryWithoutMistake_isRead_besideMalformedOnes() throws IOException {
        Metrics metrics =
                Metrics.read("m", Files.readString(Path.of(RESOURCES + "malformed.metrics.yaml")), new ArrayList<>());
        assertThat(metrics.names()).containsExactly("twice", "fine-but-unread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "metrics:", "metrics: {a: 1}", "systems: [a]", "a: [", "just words"})
    void textThatIsNoCatalogue_isReported_andEmpty(String text) {
        List<Problem> problems = new ArrayList<>();
        assertThat(Metrics.read("m.yaml", text, problems).all()).isEmpty();
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.where().what()).isEqualTo("m.yaml"));
    }

    @Test
    void unknownName_isReportedWithTheNearest() {
        Problem problem = CatalogueTest.shipped().unknown("hart-rate", Where.file("a.map.yaml", 3, 5));
        assertThat(problem.toString())
                .isEqualTo("a.map.yaml:3:5: C121 no metric is called \"hart-rate\" (did you mean \"heart-rate\"?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8867-4", "40443-4", "2708-6", "59408-5", "103222-6", "39156-5", "LA11834-1"})
    void realLoinc_isValid(String code) {
        assertThat(Loinc.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"96343-4", "96340-0", "8867-5", "8876-4", "88674", "-4", "8867-", "", "abc-1"})
    void mistypedLoinc_isNot(String code) {
        assertThat(Loinc.isValid(code)).isFalse();
    }
}
