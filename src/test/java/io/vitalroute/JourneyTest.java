package io.vitalroute;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.fhir.Held;

import static org.assertj.core.api.Assertions.assertThat;

/** From a vendor's payload to the chart, through the shipped routes and mappings. */
class JourneyTest {
    @TempDir
    private Path folder;

    private Installation site;

    @BeforeEach
    void start() {
        site = Installation.in(folder, Map.of());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_payload_reaches_the_FHIR_server_and_the_HL7_receiver() throws IOException {
        site.link("withings", "77", "p1");

        HttpResponse<String> answer = site.post("withings", "measures", "77", measures());

        assertThat(answer.statusCode()).isEqualTo(202);
        site.settle();
        Held weight = single(site.observations("29463-7"));
        assertThat(weight.resource().at("/valueQuantity/value").decimalValue()).isEqualByComparingTo("68.25");
        assertThat(weight.resource().at("/valueQuantity/code").asText()).isEqualTo("kg");
        assertThat(weight.resource().at("/effectiveDateTime").asText()).isEqualTo("2026-03-14T08:30:22+01:00");
        assertThat(single(site.observations("85354-9")).resource().at("/component"))
                .hasSize(2);
        assertThat(site.hl7.taken()).hasSize(1).first().satisfies(message -> {
            assertThat(message.findings()).isEmpty();
            assertThat(message.text()).contains("29463-7^Body weight^LN").contains("|68.250|kg^");
        });
    }

    @Test
    void a_repeat_changes_nothing_and_a_correction_replaces() throws IOException {
        site.link("withings", "77", "p1");
        site.post("withings", "measures", "77", measures());
        site.settle();
        int before = site.fhir.held("Observation").size();

        site.post("withings", "measures", "77", measures() + " ");
        site.post(
                "withings",
                "measures",
                "77",
                measures()
                        .replace("\"modified\": 1773473460", "\"modified\": 1773480000")
                        .replace("68250", "69250"));
        site.settle();

        assertThat(site.fhir.held("Observation")).hasSize(before);
        Held weight = single(site.observations("29463-7"));
        assertThat(weight.version()).isEqualTo(2);
        assertThat(weight.resource().at("/status").asText()).isEqualTo("amended");
        assertThat(weight.resource().at("/valueQuantity/value").decimalValue())
                .isEqualByComparingTo(new BigDecimal("69.25"));
        assertThat(site.hl7.taken())
                .hasSize(2)
                .last()
                .satisfies(m -> assertThat(m.text()).contains("|C|"));
    }

    @Test
    void an_account_linked_late_sets_its_readings_free() throws IOException {
        site.post("withings", "measures", "78", measures());
        site.settle();
        assertThat(site.fhir.held("Observation")).isEmpty();

        site.link("withings", "78", "p2");
        site.settle();

        assertThat(site.observations("29463-7")).hasSize(1);
    }

    @Test
    void who_does_not_know_the_key_is_refused_and_nothing_is_kept() {
        HttpResponse<String> answer = site.send(HttpRequest.newBuilder(site.uri("/in/withings/measures"))
                .header("X-API-Key", "wrong")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("S102").doesNotContain(Installation.KEY);
    }

    @Test
    void an_unknown_stream_is_said_to_its_sender_and_kept() {
        HttpResponse<String> answer = site.post("withings", "measurs", "77", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("did you mean").contains("kept");
    }

    private static <T> T single(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static String measures() throws IOException {
        return Files.readString(Path.of("mappings/withings/samples/measures.json"));
    }
}
