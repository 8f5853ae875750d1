package io.vitalroute.camel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mapping as a transform in a route of somebody else's. */
class MappingComponentTest {
    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeAll
    static void start() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Metrics metrics = Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), problems);
        Mapping measures = Objects.requireNonNull(MappingFile.compile(
                "withings/measures.map.yaml",
                Files.readString(Path.of("mappings/withings/measures.map.yaml")),
                metrics,
                problems));
        context = new DefaultCamelContext();
        context.addComponent(
                "mapping",
                new MappingComponent(
                        () -> Mappings.of(List.of(measures)),
                        name -> metrics.byName(name).orElseThrow(),
                        Clock.fixed(Instant.parse("2026-03-15T00:00:00Z"), ZoneOffset.UTC)));
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stop() throws IOException {
        context.close();
    }

    @Test
    void readings_come_out_one_a_line_with_the_problems_beside_them() throws IOException {
        Exchange exchange = send("mapping:withings/measures", sample().replace("1773473422", "null"));

        assertThat(exchange.getMessage().getBody(String.class).lines())
                .anySatisfy(line -> assertThat(line).contains("\"metric\":\"blood-pressure\""));
        assertThat(exchange.getMessage().getHeader("vitalroute.problems", List.class))
                .isNotEmpty();
    }

    @Test
    void FHIR_and_ORU_are_about_the_patient_in_the_header() throws IOException {
        assertThat(send("mapping:withings/measures?to=fhir", sample())
                        .getMessage()
                        .getBody(String.class))
                .contains("\"resourceType\":\"Bundle\"", "\"value\":\"p1\"");
        assertThat(send("mapping:withings/measures?to=oru", sample())
                        .getMessage()
                        .getBody(String.class))
                .startsWith("MSH|^~\\&|")
                .contains("|p1^^^");
    }

    @Test
    void a_body_that_cannot_be_read_fails_the_exchange_without_its_content() {
        Exchange exchange = send("mapping:withings/measures", "{\"secret-value\": 12");

        assertThat(exchange.getException()).isInstanceOf(ProblemException.class);
        assertThat(exchange.getException().getMessage()).contains("M101").doesNotContain("secret-value");
    }

    @Test
    void a_mistyped_mapping_is_said_with_what_was_meant() {
        assertThatThrownBy(() -> send("mapping:withings/measurs", "{}"))
                .hasMessageContaining("did you mean \"withings/measures\"?");
    }

    private static Exchange send(String uri, String body) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
            exchange.getMessage().setHeader("vitalroute.patient", "urn:oid:2.16.840.1.113883.19.5|p1");
        });
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("mappings/withings/samples/measures.json"));
    }
}
