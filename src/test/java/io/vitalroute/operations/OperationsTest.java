package io.vitalroute.operations;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.camel.operations.Conservation;
import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.pipeline.Journal.Pair;
import io.vitalroute.pipeline.Journal.Triple;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Fault;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** Health, metrics and the conservation law, after an eventful day: series, corrections, repeats, refusals, an unknown account. */
class OperationsTest {
    @TempDir
    private static Path folder;

    private static Installation site;

    @BeforeAll
    static void live() throws IOException {
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.of("oru.dense", "hour", "fhir.dense", "every"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
        site.link("withings", "77", "p1");
        site.link("garmin", "invented-user-a", "p1");
        site.link("garmin", "invented-user-b", "p2");
        site.hl7.faults().next(2, Hl7Fault.applicationError(101, "out of order"));
        for (Path sample : samples("withings", "garmin")) {
            String stream = sample.getFileName().toString().replace(".json", "");
            site.post(sample.getParent().getParent().getFileName().toString(), stream, "77", Files.readString(sample));
        }
        site.settle();
        String measures = Files.readString(Path.of("mappings/withings/samples/measures.json"));
        site.post("withings", "measures", "77", measures + " ");
        site.post(
                "withings",
                "measures",
                "77",
                measures.replace("\"modified\": 1773473460", "\"modified\": 1773480000")
                        .replace("68250", "69250"));
        site.post("withings", "measures", "nobody", measures);
        site.post("withings", "intraday-activity", "77", series());
        site.settle();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void every_reading_that_was_received_is_accounted_for_at_every_destination() {
        Figures figures = figures();

        Map<Pair, Long> off = Conservation.of(figures);

        assertThat(off.keySet())
                .contains(new Pair("withings", "fhir"), new Pair("withings", "oru"), new Pair("garmin", "oru"));
        assertThat(off.values()).as("%s", figures.deliveries()).containsOnly(0L);
        assertThat(figures.deliveries().get(new Triple("withings", "oru", "filtered")))
                .as("series that went out as summaries")
                .isPositive();
        assertThat(figures.deliveries().entrySet().stream()
                        .filter(e -> e.getKey().state().equals("parked"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .as("what the receiver refused")
                .isPositive();
        assertThat(figures.readings()).containsKeys(new Pair("withings", "corrected"), new Pair("withings", "held"));
    }

    @Test
    void a_scrape_tells_counts_depths_and_latencies_by_source_and_destination() {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body())
                .contains("vitalroute_payloads{source=\"withings\",state=\"done\"}")
                .contains("vitalroute_payloads{source=\"withings\",state=\"waiting\"} 1.0")
                .contains("vitalroute_items_total{outcome=\"mapped\",source=\"garmin\"}")
                .contains("vitalroute_skips_total{reason=")
                .contains("vitalroute_readings{outcome=\"corrected\",source=\"withings\"}")
                .contains("vitalroute_deliveries{destination=\"oru\",source=\"garmin\",state=\"delivered\"}")
                .contains("vitalroute_attempts_total{destination=\"oru\",outcome=\"parked\",source=")
                .contains("vitalroute_delivery_latency_seconds_bucket{destination=\"fhir\",source=\"withings\",le=")
                .contains("vitalroute_unaccounted{destination=\"fhir\",source=\"withings\"} 0.0")
                .contains("vitalroute_circuit_open{destination=\"fhir\"} 0.0");
    }

    @Test
    void ready_tells_the_store_the_routes_and_each_destination() throws IOException {
        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = new JsonMapper().readTree(answer.body());
        assertThat(body.at("/status").asText()).isEqualTo("up");
        assertThat(body.at("/store/status").asText()).isEqualTo("up");
        assertThat(body.at("/routes/started").asInt()).isGreaterThan(5);
        assertThat(body.at("/destinations/fhir/circuit").asText()).isEqualTo("closed");
        assertThat(body.at("/destinations/fhir/waiting").asInt()).isZero();
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void no_header_of_a_request_comes_back() {
        HttpResponse<String> answer = site.send(HttpRequest.newBuilder(site.uri("/health/live"))
                .header("X-Account", "someone")
                .build());

        assertThat(answer.headers().map()).doesNotContainKeys("x-account", "X-Account");
    }

    private static HttpResponse<String> get(String path) {
        return site.send(HttpRequest.newBuilder(site.uri(path)).build());
    }

    /** A heart rate a minute: every reading to the FHIR server, one summary to the HL7 receiver. */
    private static String series() {
        return IntStream.range(0, 12)
                .mapToObj(n ->
                        "\"" + (1773481200 + 60 * n) + "\": {\"deviceid\": \"d1\", \"heart_rate\": " + (60 + n) + "}")
                .collect(Collectors.joining(",", "{\"status\": 0, \"body\": {\"series\": {", "}}}"));
    }

    private static Figures figures() {
        try (Store store = site.store()) {
            return store.journal().figures(Instant.now());
        }
    }

    private static List<Path> samples(String... sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> f.getParent().endsWith("samples"))
                    .filter(f -> List.of(sources)
                            .contains(f.getParent().getParent().getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
