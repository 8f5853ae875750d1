package io.vitalroute.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** Garmin sends the same thing again and again under new summary ids: what is one reading, and which push of it stands. */
class GarminKeysTest {
    private static final Instant MORNING = Instant.parse("2026-03-15T06:00:00Z");

    @Test
    void the_same_day_sent_again_and_longer_replaces_the_shorter_push() throws IOException {
        String day = """
                {"dailies": [{"userId": "u", "summaryId": "%s", "calendarDate": "2026-03-14", "steps": %d,
                  "startTimeInSeconds": 1773442800, "startTimeOffsetInSeconds": 3600, "durationInSeconds": %d,
                  "timeOffsetHeartRateSamples": {"15": 61}}]}""";
        List<Reading> noon = map("dailies", day.formatted("x-1", 3100, 43_200), MORNING);
        List<Reading> whole = map("dailies", day.formatted("x-2", 8800, 86_400), MORNING.minusSeconds(60));
        assertThat(keys(whole)).isEqualTo(keys(noon));
        assertThat(whole.get(0).version()).isGreaterThan(noon.get(0).version());
        assertThat(noon.get(0).status()).isEqualTo(Reading.Status.PRELIMINARY);
        assertThat(whole.get(0).status()).isEqualTo(Reading.Status.FINAL);
    }

    @Test
    void a_push_of_the_same_length_has_the_same_version_so_that_the_later_arrival_stands() throws IOException {
        String body = sample("dailies");
        assertThat(map("dailies", body, MORNING.plusSeconds(600)).stream().map(Reading::version))
                .isEqualTo(map("dailies", body, MORNING).stream()
                        .map(Reading::version)
                        .toList());
    }

    @Test
    void kinds_of_activity_in_one_epoch_are_readings_of_their_own() throws IOException {
        List<Reading> steps = of("steps", map("epochs", sample("epochs"), MORNING));
        assertThat(steps).hasSize(4);
        assertThat(keys(steps)).doesNotHaveDuplicates();
    }

    @Test
    void two_users_who_measure_at_the_same_second_keep_their_own_readings() throws IOException {
        String body = """
                {"bodyComps": [
                  {"userId": "u-1", "summaryId": "x", "measurementTimeInSeconds": 1773442800, "weightInGrams": 70100},
                  {"userId": "u-2", "summaryId": "x", "measurementTimeInSeconds": 1773442800, "weightInGrams": 80200}]}""";
        assertThat(keys(map("body-comps", body, MORNING))).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_night_and_its_first_five_minutes_are_two_readings() throws IOException {
        List<Reading> readings = of("hrv-rmssd", map("hrv", sample("hrv"), MORNING));
        assertThat(readings).hasSize(5);
        assertThat(keys(readings)).doesNotHaveDuplicates();
    }

    @Test
    void a_minute_of_oxygen_in_sleep_and_in_pulse_ox_is_one_reading_and_the_later_arrival_stands() throws IOException {
        String night = """
                {"sleeps": [{"userId": "u", "startTimeInSeconds": 1773442800, "startTimeOffsetInSeconds": 3600,
                  "durationInSeconds": 27000, "validation": "AUTO_FINAL", "timeOffsetSleepSpo2": {"600": 95}}]}""";
        String day = """
                {"pulseox": [{"userId": "u", "startTimeInSeconds": 1773443100, "startTimeOffsetInSeconds": 3600,
                  "durationInSeconds": 60, "timeOffsetSpo2Values": {"300": 95}}]}""";
        Reading first = map("sleeps", night, MORNING).get(0);
        Reading second = map("pulse-ox", day, MORNING.plusSeconds(1)).get(0);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.version()).isEqualTo(first.version() + 1000);
        assertThat(second.time()).isEqualTo(first.time());
    }

    @Test
    void a_snapshot_has_seconds_of_its_own_beside_those_of_the_day() throws IOException {
        String snapshot = """
                {"healthSnapshot": [{"userId": "u", "startTimeInSeconds": 1773442800, "durationInSeconds": 120,
                  "offsetStartTimeInSeconds": 3600,
                  "summaries": [{"summaryType": "heart_rate", "epochSummaries": {"15": 70}}]}]}""";
        String day = """
                {"dailies": [{"userId": "u", "startTimeInSeconds": 1773442800, "durationInSeconds": 60,
                  "startTimeOffsetInSeconds": 3600, "timeOffsetHeartRateSamples": {"15": 68}}]}""";
        Reading still = map("health-snapshot", snapshot, MORNING).get(0);
        Reading daily = map("dailies", day, MORNING).get(0);
        assertThat(still.time()).isEqualTo(daily.time());
        assertThat(still.key()).isNotEqualTo(daily.key());
    }

    @Test
    void a_session_that_was_cut_shorter_replaces_the_longer_one() throws IOException {
        String session = """
                {"activities": [{"userId": "u", "activityId": 7, "activityType": "RUNNING", "startTimeInSeconds": 1773442800,
                  "startTimeOffsetInSeconds": 0, "durationInSeconds": %d}]}""";
        Reading longer = map("activities", session.formatted(3600), MORNING).get(1);
        Reading cut = map("activities", session.formatted(2400), MORNING.plusSeconds(5))
                .get(1);
        assertThat(cut.key()).isEqualTo(longer.key());
        assertThat(cut.version()).isGreaterThan(longer.version());
        assertThat(((Value.Quantity) cut.value()).number()).isEqualByComparingTo("2400");
    }

    @Test
    void two_watches_that_record_at_once_give_two_sessions() throws IOException {
        String session = """
                {"userId": "u", "activityId": %d, "activityType": "RUNNING", "startTimeInSeconds": 1773442800,
                  "startTimeOffsetInSeconds": 0, "durationInSeconds": 600, "deviceName": "%s"}""";
        String body = "{\"activities\": [" + session.formatted(7, "A") + "," + session.formatted(8, "B") + "]}";
        assertThat(keys(map("activities", body, MORNING))).hasSize(4).doesNotHaveDuplicates();
    }

    private static List<String> keys(List<Reading> readings) {
        return readings.stream().map(Reading::key).toList();
    }

    private static List<Reading> of(String metric, List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.metric().name().equals(metric))
                .toList();
    }

    private static String sample(String stream) throws IOException {
        return Files.readString(Path.of("mappings/garmin/samples/" + stream + ".json"));
    }

    private static List<Reading> map(String stream, String body, Instant received) throws IOException {
        String file = "garmin/" + stream + MappingFile.SUFFIX;
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = Objects.requireNonNull(
                MappingFile.compile(file, Files.readString(Path.of("mappings", file)), Bench.METRICS, problems));
        Payload payload =
                Payload.of("garmin", stream, null, received, "application/json", body.getBytes(StandardCharsets.UTF_8));
        return mapping.map(payload, MapContext.plain()).readings();
    }
}
