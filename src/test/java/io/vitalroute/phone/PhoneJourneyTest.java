package io.vitalroute.phone;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What phones send reaches the chart, is corrected there, and is taken back. Each test has a day of its own. */
class PhoneJourneyTest {
    private static final String HEART_RATE = "8867-4";

    @TempDir
    private static Path folder;

    private static Installation site;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.of("phone.enabled", "true"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_series_reaches_the_chart_of_the_patient_who_was_given_the_code() {
        TestPhone phone = TestPhone.of(site, "j1", "health-connect");

        HttpResponse<String> answer = phone.send(document("health-connect", records(series("j1", 1, 61, 62, 63))));

        assertThat(answer.statusCode()).isEqualTo(202);
        site.settle();
        assertThat(chart(1)).extracting(PhoneJourneyTest::value).containsExactlyInAnyOrder("61", "62", "63");
        assertThat(chart(1)).allSatisfy(one -> assertThat(one.toString()).contains("+01:00"));
        try (Store store = site.store()) {
            assertThat(store.journal().message(TestPhone.json(answer).path("id").asText()))
                    .hasValueSatisfying(
                            detail -> assertThat(detail.message().source()).isEqualTo("health-connect"));
        }
    }

    @Test
    void a_record_that_comes_again_takes_the_place_of_all_that_it_was() {
        TestPhone phone = TestPhone.of(site, "j2", "health-connect");
        phone.send(document("health-connect", records(series("j2", 2, 61, 62, 63))));
        site.settle();

        phone.send(document("health-connect", records(series("j2", 2, 61, 72).replace("T12:00", "T13:00"))));
        site.settle();

        assertThat(chart(2))
                .extracting(one -> value(one) + " " + one.at("/status").asText())
                .containsExactlyInAnyOrder("61 final", "72 amended", "63 entered-in-error");
    }

    @Test
    void an_older_copy_that_comes_late_changes_nothing() {
        TestPhone phone = TestPhone.of(site, "j3", "health-connect");
        phone.send(document("health-connect", records(series("j3", 3, 61).replace("T12:00", "T13:00"))));
        site.settle();

        phone.send(document("health-connect", records(series("j3", 3, 77, 78))));
        site.settle();

        assertThat(chart(3))
                .extracting(one -> value(one) + " " + one.at("/status").asText())
                .containsExactly("61 final");
    }

    @Test
    void a_delete_takes_back_all_readings_of_its_record_and_no_others() {
        TestPhone phone = TestPhone.of(site, "j4", "health-connect");
        phone.send(document("health-connect", records(series("j4", 4, 61, 62), series("j4-other", 4, 99))));
        site.settle();

        phone.send(document("health-connect", deletes("j4")));
        site.settle();
        phone.send(
                document("health-connect", records(series("j4", 4, 61, 62, 63).replace("T12:00", "T14:00"))));
        site.settle();

        assertThat(chart(4))
                .extracting(one -> value(one) + " " + one.at("/status").asText())
                .containsExactlyInAnyOrder("61 entered-in-error", "62 entered-in-error", "99 final");
    }

    @Test
    void a_delete_that_overtakes_its_record_keeps_it_away_also_on_a_replay() {
        TestPhone phone = TestPhone.of(site, "j5", "health-connect");
        HttpResponse<String> gone = phone.send(document("health-connect", deletes("j5")));
        site.settle();
        int before = site.fhir.held("Observation").size();

        phone.send(document("health-connect", records(series("j5", 5, 61, 62))));
        site.settle();
        try (Store store = site.store()) {
            assertThat(store.journal().replay(TestPhone.json(gone).path("id").asText(), null))
                    .isTrue();
        }
        site.settle();

        assertThat(chart(5)).isEmpty();
        assertThat(site.fhir.held("Observation")).hasSize(before);
    }

    @Test
    void one_uid_of_two_phones_is_two_records() {
        TestPhone one = TestPhone.of(site, "j6", "health-connect");
        TestPhone other = TestPhone.of(site, "j6b", "health-connect");
        one.send(document("health-connect", records(series("same", 6, 61))));
        other.send(document("health-connect", records(series("same", 6, 62))));
        site.settle();

        one.send(document("health-connect", deletes("same")));
        site.settle();

        assertThat(chart(6))
                .extracting(held -> value(held) + " " + held.at("/status").asText())
                .containsExactlyInAnyOrder("61 entered-in-error", "62 final");
    }

    @Test
    void one_uid_of_two_platforms_is_two_records() {
        TestPhone phone = TestPhone.of(site, "j7", "health-connect", "other");
        phone.send(document("health-connect", records(series("same", 7, 61))));
        phone.send(document("other", records(series("same", 7, 61).replace("T07:", "T09:"))));
        site.settle();

        phone.send(document("other", deletes("same")));
        site.settle();

        assertThat(chart(7))
                .extracting(held -> held.at("/status").asText())
                .containsExactlyInAnyOrder("entered-in-error", "final");
    }

    @Test
    void an_app_that_was_installed_anew_goes_on_with_its_records() {
        TestPhone before = new TestPhone(site);
        HttpResponse<String> first = before.enrol(TestPhone.code(site, "j8"), "android-8", "health-connect");
        before.device = TestPhone.json(first).path("device").asText();
        before.send(document("health-connect", records(series("j8", 8, 61))));
        site.settle();

        TestPhone after = new TestPhone(site);
        HttpResponse<String> second = after.enrol(TestPhone.code(site, "j8"), "android-8", "health-connect");
        after.device = TestPhone.json(second).path("device").asText();
        after.send(document("health-connect", records(series("j8", 8, 61))) + " ");
        after.send(document("health-connect", deletes("j8")));
        site.settle();

        assertThat(chart(8)).extracting(held -> held.at("/status").asText()).containsExactly("entered-in-error");
        assertThat(before.send(document("health-connect", deletes("j8"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_same_document_again_is_kept_once() {
        TestPhone phone = TestPhone.of(site, "j9", "health-connect");
        String document = document("health-connect", records(series("j9", 9, 61)));

        HttpResponse<String> first = phone.send(document);
        HttpResponse<String> again = phone.send(document);
        site.settle();

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(chart(9)).hasSize(1);
    }

    private static String document(String platform, String lists) {
        return "{\"contract\": 1, \"platform\": \"" + platform
                + "\", \"device\": {\"app\": \"org.example.care\", \"appVersion\": \"1\"}, " + lists + "}";
    }

    private static String records(String... records) {
        return "\"records\": [" + String.join(", ", records) + "]";
    }

    private static String deletes(String uid) {
        return "\"deletes\": [{\"uid\": \"" + uid + "\"}]";
    }

    /** A heart rate a minute from 8:00 on a day of March. */
    private static String series(String uid, int day, int... values) {
        StringBuilder samples = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            samples.append(i == 0 ? "" : ", ")
                    .append("{\"time\": \"2026-03-0" + day + "T07:0" + i + ":00Z\", \"value\": " + values[i] + "}");
        }
        return "{\"uid\": \"" + uid + "\", \"type\": \"HeartRateRecord\", \"start\": \"2026-03-0" + day
                + "T07:00:00Z\", \"zoneOffset\": \"+01:00\", \"unit\": \"/min\", \"samples\": [" + samples
                + "], \"lastModified\": \"2026-03-0" + day + "T12:00:00Z\"}";
    }

    private static List<JsonNode> chart(int day) {
        Stream<Held> all = site.observations(HEART_RATE).stream();
        return all.map(Held::resource)
                .filter(one -> one.at("/effectiveDateTime").asText().startsWith("2026-03-0" + day))
                .toList();
    }

    private static String value(JsonNode observation) {
        return observation.at("/valueQuantity/value").asText();
    }
}
