package io.vitalroute.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metrics;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped CodeSystem resources are those of the shipped catalogue. */
class CodeSystemsTest {
    private static final Metrics METRICS = catalogue();

    private static Metrics catalogue() {
        try {
            List<Problem> problems = new ArrayList<>();
            return Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), problems);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void resources_areThoseOfTheCatalogue() {
        CodeSystems.of(METRICS)
                .forEach(
                        (name, json) -> GoldenFile.check("src/main/resources/fhir/CodeSystem-" + name + ".json", json));
    }

    @Test
    void everyOwnCodeThatCanBeSent_isInAResource() {
        Map<String, String> resources = CodeSystems.of(METRICS);
        for (Code code : sent()) {
            if (code.system().startsWith(Metric.CODE_SYSTEMS)) {
                String name = code.system().substring(Metric.CODE_SYSTEMS.length());
                assertThat(resources.get(name))
                        .as(code.toString())
                        .contains("\"url\": \"" + code.system() + "\"")
                        .contains("\"code\": \"" + code.code() + "\"");
            }
        }
    }

    @Test
    void resources_areStrictR4() {
        IParser parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        CodeSystems.of(METRICS).forEach((name, json) -> {
            CodeSystem resource = parser.parseResource(CodeSystem.class, json);
            assertThat(resource.getConcept()).hasSize(resource.getCount()).doesNotHaveDuplicates();
        });
    }

    private static List<Code> sent() {
        List<Code> codes = new ArrayList<>();
        for (Metric metric : METRICS.all()) {
            List<String> sources = metric.vendors().isEmpty()
                    ? List.of("withings")
                    : metric.vendors().keySet().stream().collect(Collectors.toList());
            sources.forEach(source -> codes.addAll(metric.codesFor(source)));
            metric.values().values().forEach(codes::addAll);
        }
        return codes;
    }
}
