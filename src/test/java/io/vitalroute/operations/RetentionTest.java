package io.vitalroute.operations;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Retention as the engine carries it out, and what comes in afterwards. */
class RetentionTest {
    private static final Map<String, String> AT_ONCE = Map.of(
            "retention.bodies", "0s",
            "retention.messages", "0s",
            "retention.values", "0s",
            "retention.problems", "0s",
            "retention.failed", "0s",
            "retention.history", "0s",
            "retention.look", "100");

    @TempDir
    private Path folder;

    @Test
    void a_repeat_and_a_correction_after_everything_but_the_keys_is_gone_behave_as_before() {
        try (Installation site = site(Map.of())) {
            site.link("withings", "77", "p1");
            site.post("withings", "measures", "77", measure(70_000, 1773473460));
            site.post("withings", "measures", "nobody", measure(81_000, 1773473460));
            site.settle();
            assertThat(site.observations("29463-7")).hasSize(1);
        }
        try (Installation site = site(AT_ONCE)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> metrics(site).contains("vitalroute_pruned_total{what=\"payloads\"} 1.0"));
            assertThat(metrics(site))
                    .contains(
                            "vitalroute_pruned_total{what=\"bodies\"} 1.0",
                            "vitalroute_pruned_total{what=\"keys\"} 0.0")
                    .containsPattern("vitalroute_retention_done_seconds 1\\.\\d+E9");
            try (Store store = site.store()) {
                assertThat(store.journal().figures(Instant.now()).payloads().toString())
                        .contains("waiting");
            }

            site.post("withings", "measures", "77", measure(70_000, 1773473460));
            site.settle();
            assertThat(site.observations("29463-7"))
                    .as("a repeat sends nothing")
                    .isEmpty();

            site.post("withings", "measures", "77", measure(70_500, 1773480000));
            site.settle();
            assertThat(site.observations("29463-7"))
                    .singleElement()
                    .satisfies(o ->
                            assertThat(o.resource().path("status").asText()).isEqualTo("amended"));

            site.link("withings", "nobody", "p2");
            site.settle();
            assertThat(site.observations("29463-7")).as("what waited flows").hasSize(2);
        }
    }

    /** On the same store each time, with receivers of its own. */
    private Installation site(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("oru.enabled", "false");
        Installation site = Installation.prepared(
                Path.of(""), folder, settings, FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
        site.start();
        return site;
    }

    private static String measure(int grams, long modified) {
        return """
                {"status": 0, "body": {"updatetime": 1773473460, "timezone": "Europe/Paris", "measuregrps": [
                  {"grpid": 77, "attrib": 0, "date": 1773473400, "created": 1773473460, "modified": %d, "category": 1,
                   "deviceid": "d1", "measures": [{"value": %d, "type": 1, "unit": -3}]}]}}
                """.formatted(modified, grams);
    }

    private static String metrics(Installation site) {
        return site.send(HttpRequest.newBuilder(site.uri("/metrics")).build()).body();
    }
}
