package io.vitalroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** A webhook that a record was deleted takes back every reading that was made of it. */
class DeletedAtTheVendorTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static Installation site;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""), folder, Map.of(), FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sleep, id, sleep.deleted",
        "workout, id, workout.deleted",
        "recovery, sleep_id, recovery.deleted",
        "recovery, sleep_id, sleep.deleted"
    })
    void at_WHOOP(String stream, String id, String type) throws IOException {
        String who = "w-" + stream + "-" + type;
        JsonNode records = sample("whoop", stream).at("/records");

        told(
                "whoop",
                stream,
                who,
                records,
                id,
                "{\"user_id\": 5353, \"id\": \"%s\", \"type\": \"" + type + "\", \"trace_id\": \"t-%s\"}");
    }

    /** But for the cardiovascular age, whose documents have no id that a webhook could name. */
    @ParameterizedTest
    @CsvSource({
        "sleep",
        "daily-sleep",
        "daily-readiness",
        "daily-activity",
        "daily-spo2",
        "daily-stress",
        "daily-resilience",
        "vo2-max",
        "workout",
        "session"
    })
    void at_Oura(String stream) throws IOException {
        told(
                "oura",
                stream,
                "o-" + stream,
                sample("oura", stream).at("/data"),
                "id",
                "{\"event_type\": \"delete\", \"data_type\": \"" + stream.replace('-', '_')
                        + "\", \"object_id\": \"%s\", \"event_time\": \"2026-05-04T08:00:00+00:00\", \"user_id\": \"u-%s\"}");
    }

    private static void told(String source, String stream, String who, JsonNode records, String id, String notice) {
        site.link(source, who, "p-" + who);
        String body = "{\"" + (source.equals("whoop") ? "records" : "data") + "\": " + records + "}";
        post(source, stream, who, body);
        assertThat(statuses(who)).isNotEmpty().doesNotContain("entered-in-error");

        for (JsonNode record : records) {
            post(
                    source,
                    stream,
                    who,
                    notice.formatted(record.get(id).asText(), record.get(id).asText()));
        }

        assertThat(statuses(who)).isNotEmpty().containsOnly("entered-in-error");
    }

    private static void post(String source, String stream, String who, String body) {
        assertThat(site.post(source, stream, who, body).statusCode()).isEqualTo(202);
        site.settle();
    }

    private static List<String> statuses(String who) {
        return site.fhir.held("Observation").stream()
                .filter(held -> held.resource().toString().contains("\"p-" + who + "\""))
                .map(held -> held.resource().at("/status").asText())
                .toList();
    }

    private static JsonNode sample(String source, String stream) throws IOException {
        return JSON.readTree(Files.readString(Path.of("mappings", source, "samples", stream + ".json")));
    }
}
