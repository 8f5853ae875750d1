package io.vitalroute.source.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What an app may send, and what it is told of the rest. */
class DocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-14T20:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String RECORD =
            "\"uid\": \"a\", \"type\": \"WeightRecord\", \"start\": \"2026-03-14T07:00:00Z\"";
    private static final String NIGHT =
            "\"uid\": \"a\", \"start\": \"2026-03-13T22:00:00Z\", \"end\": \"2026-03-14T06:00:00Z\"";

    @ParameterizedTest
    @CsvSource({
        "health-connect, HEALTH_CONNECT",
        "samsung-health, SAMSUNG_HEALTH",
        "apple-health, HEALTHKIT",
        "phone, OTHER"
    })
    void every_sample_is_as_the_contract_says(String folder, Platform platform) throws IOException {
        byte[] body = Files.readAllBytes(Path.of("mappings", folder, "samples/app.json"));

        assertThat(Document.check(body, NOW, WINDOW)).isEqualTo(platform);
        assertThat(platform.source()).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\": \"A\", \"start\": \"2026-03-14T07:00:00Z\"} | /records/0/uid",
                "{\"uid\": \"\", \"type\": \"A\", \"start\": \"2026-03-14T07:00:00Z\"} | /records/0/uid",
                "{\"uid\": 7, \"type\": \"A\", \"start\": \"2026-03-14T07:00:00Z\"} | /records/0/uid",
                "{\"uid\": \"a\", \"start\": \"2026-03-14T07:00:00Z\"} | /records/0/type",
                "{\"uid\": \"a\", \"type\": \"heart rate\", \"start\": \"2026-03-14T07:00:00Z\"} | /records/0/type",
                "{\"uid\": \"a\", \"type\": \"A\"} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": \"2026-03-14T07:00:00\"} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": \"2026-03-14\"} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": \"2026-03-14T24:00:00Z\"} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": \"2026-02-30T07:00:00Z\"} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": 1773471600} | /records/0/start",
                "{\"uid\": \"a\", \"type\": \"A\", \"start\": \"٢026-03-14T07:00:00Z\"} | /records/0/start",
                "\"a record\" | /records/0",
                "null | /records/0",
            })
    void a_record_says_what_it_is_and_when(String record, String at) {
        assertThat(places(document("records", record))).containsExactly(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"value\": 70 | /unit",
                "\"value\": 70, \"unit\": \"kilos\" | /unit",
                "\"value\": 70, \"unit\": \"mmHg\" | /unit",
                "\"value\": 70, \"unit\": null | /unit",
                "\"unit\": \"kg\" | /unit",
                "\"value\": null, \"unit\": \"kg\" | /value",
                "\"value\": \"70\", \"unit\": \"kg\" | /value",
                "\"value\": \"NaN\", \"unit\": \"kg\" | /value",
                "\"value\": 1e99, \"unit\": \"kg\" | /value",
                "\"end\": \"2026-03-14T06:59:59Z\" | /end",
                "\"end\": \"2026-03-14T08:30:00+02:00\" | /end",
                "\"zoneOffset\": \"+1\" | /zoneOffset",
                "\"zoneOffset\": \"Europe/Rome\" | /zoneOffset",
                "\"zoneOffset\": \"+19:00\" | /zoneOffset",
                "\"zoneoffset\": \"+01:00\" | /zoneoffset",
                "\"recordingMethod\": \"AUTOMATIC\" | /recordingMethod",
                "\"lastModified\": \"2026-03-14T20:05:01Z\" | /lastModified",
                "\"values\": [1] | /values",
                "\"values\": {\"systolic\": 120} | /values/systolic",
                "\"values\": {\"systolic\": {\"value\": 120}} | /values/systolic/unit",
                "\"samples\": {}, \"unit\": \"/min\" | /samples",
                "\"samples\": [{\"time\": \"2026-03-14T07:00:00Z\"}], \"unit\": \"/min\" | /samples/0/value",
                "\"samples\": [{\"value\": 60}], \"unit\": \"/min\" | /samples/0/time",
                "\"samples\": [], \"value\": 1 | /unit",
                "\"source\": {} | /source/app",
                "\"source\": {\"app\": \"a\", \"device\": {\"serial\": \"1\"}} | /source/device/serial",
                "\"context\": {\"specimenSource\": 1} | /context/specimenSource",
                "\"waveform\": {\"samples\": [1], \"frequency\": 512, \"unit\": \"mV\"} | /waveform/unit",
                "\"waveform\": {\"samples\": [true], \"frequency\": 512, \"unit\": \"uV\"} | /waveform/samples/0",
            })
    void a_field_that_is_wrong_is_named(String fields, String at) {
        assertThat(places(document("records", "{" + RECORD + ", " + fields + "}")))
                .containsExactly("/records/0" + at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sleep | \"stages\": [{\"stage\": \"DEEP\", \"start\": \"2026-03-14T00:00:00Z\"}] | /stages/0/end",
                "sleep | \"values\": {\"deepness\": {\"value\": 1, \"unit\": \"1\"}} | /values/deepness",
                "sleep | \"value\": 7 | /value",
                "workouts | \"zoneOffset\": \"Z\" | /activity",
                "workouts | \"activity\": \"RUNNING\", \"values\": {\"distance\": {\"value\": 7}} | /values/distance/unit",
            })
    void nights_and_workouts_too(String list, String fields, String at) {
        assertThat(places(document(list, "{" + NIGHT + ", " + fields + "}"))).containsExactly("/" + list + "/0" + at);
    }

    @Test
    void a_session_has_an_end() {
        assertThat(places(document("sleep", "{\"uid\": \"a\", \"start\": \"2026-03-13T22:00:00Z\"}")))
                .containsExactly("/sleep/0/end");
    }

    @Test
    void a_uid_stands_for_one_item_in_whatever_list() {
        String both = "{\"contract\": 1, \"platform\": \"other\", \"device\": {\"app\": \"a\", \"appVersion\": \"1\"},"
                + " \"records\": [{" + RECORD + "}], \"sleep\": [{" + NIGHT + "}], \"deletes\": [{\"uid\": \"a\"}]}";

        assertThat(places(both)).containsExactly("/sleep/0/uid");
    }

    @Test
    void the_percent_sign_of_HealthKit_is_refused_where_it_is_HealthKits() {
        String share = "{" + RECORD + ", \"value\": 0.97, \"unit\": \"%\"}";

        assertThat(places(document("records", share))).isEmpty();
        assertThat(places(document("records", share).replace("health-connect", "healthkit")))
                .containsExactly("/records/0/unit");
    }

    @Test
    void the_platform_may_stand_after_the_records() {
        String late = "{\"records\": [{" + RECORD + ", \"value\": 1, \"unit\": \"%\"}], \"contract\": 1,"
                + " \"device\": {\"app\": \"a\", \"appVersion\": \"1\"}, \"platform\": \"healthkit\"}";

        assertThat(places(late)).containsExactly("/records/0/unit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{\"platform\": \"other\", \"records\": [NaN]}",
                "{\"platform\": \"other\", \"records\": [{\"uid\": \"a\", \"uid\": \"b\"}]}",
                "{\"platform\": \"other\"} {}",
                "{\"platform\": \"other\", \"records\": [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void what_is_no_JSON_is_told_without_quoting_it(String body) {
        List<Problem> problems = problems(body);

        assertThat(problems.get(0).code()).isEqualTo(ProblemCode.S501_CONTRACT);
        assertThat(problems.toString()).doesNotContain("NaN\"", "\"uid\"");
    }

    @Test
    void the_frame_of_a_document_is_checked_too() {
        assertThat(places("{\"platform\": \"other\"}")).containsExactly("/contract", "/device", "/records");
        assertThat(places("{\"platform\": \"fitbit\"}")).containsExactly("/platform");
        assertThat(places(document("records", "").replace("\"contract\": 1", "\"contract\": 2")))
                .containsExactly("/contract", "/records");
        assertThat(places(document("record", ""))).containsExactly("/record", "/records");
    }

    @Test
    void fifty_places_are_told_and_how_many_more_there_are() {
        String broken = String.join(",", Collections.nCopies(60, "{}"));

        List<Problem> problems = problems(document("records", broken));

        assertThat(problems).hasSize(51);
        assertThat(problems.get(50).message()).isEqualTo("and 130 problems more");
    }

    @Test
    void no_value_is_in_what_is_told() {
        List<Problem> problems = problems(document(
                "records",
                "{" + RECORD
                        + ", \"value\": \"CANARY-71\", \"unit\": \"CANARY-72\", \"category\": \"CANARY-73\\u0001\"}"));

        assertThat(problems).hasSize(3);
        assertThat(problems.toString()).doesNotContain("CANARY");
    }

    private static String document(String list, String items) {
        return "{\"contract\": 1, \"platform\": \"health-connect\", \"device\": {\"app\": \"a\", \"appVersion\": \"1\"}, \""
                + list + "\": [" + items + "]}";
    }

    private static List<String> places(String body) {
        return problems(body).stream().map(problem -> problem.where().path()).toList();
    }

    private static List<Problem> problems(String body) {
        ProblemException fault = catchThrowableOfType(
                ProblemException.class, () -> Document.check(body.getBytes(StandardCharsets.UTF_8), NOW, WINDOW));
        return fault == null ? List.of() : fault.problems();
    }
}
