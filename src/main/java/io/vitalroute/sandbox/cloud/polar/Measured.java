package io.vitalroute.sandbox.cloud.polar;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Inventions;
import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.cloud.Inventions.Naming;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.people.Night;
import io.vitalroute.sandbox.people.Stage;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Workout;

/** What Polar holds of a person. Most times are local and say no zone. */
final class Measured {
    static final String USERS = "https://www.polaraccesslink/v3/users/";
    static final int FIRST_USER = 600_000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final Duration SERIES = Duration.ofMinutes(5);
    private static final Duration LAG = Duration.ofHours(50);

    private final Duration rhythm;

    Measured(Duration rhythm) {
        this.rhythm = rhythm;
    }

    List<Stream> all() {
        Duration soon = Duration.ofMinutes(10);
        return List.of(
                stream("exercise", Inventions.parts(named(1), soon, Inventions::workouts, Measured::exercise)),
                stream("sleep", Inventions.parts(named(2), soon, Inventions::night, Measured::sleep)),
                stream("nightly-recharge", Inventions.parts(named(3), soon, Inventions::morning, Measured::recharge)),
                stream("continuous-heart-rate", Inventions.days(named(4), this::heartRate)),
                stream("activity", Inventions.days(named(5), Measured::activity)),
                stream("activity-samples", Inventions.days(named(6), this::steps)),
                stream("skin-temperature", Inventions.parts(named(7), soon, Inventions::morning, Measured::skin)),
                stream("spo2", Inventions.parts(named(8), soon, Measured::waking, Measured::saturation)),
                stream("physical-info", Inventions.parts(named(9), soon, Inventions::weighings, Measured::physical)));
    }

    private static List<Moment> waking(WearerDay day) {
        return day.night().map(n -> new Moment(day.wearer(), day, n.end(), n.end())).stream()
                .toList();
    }

    private static Stream stream(String name, Stream.Invention invention) {
        return new Stream(name, "accesslink.read_all", LAG, invention);
    }

    private static Naming named(int kind) {
        return (start, person) -> Ids.number(start, person, kind);
    }

    private static ObjectNode exercise(String id, Moment m) {
        Workout workout = m.day().workouts().get(0);
        String sport = switch (workout.sport()) {
            case STRENGTH -> "STRENGTH_TRAINING";
            default -> workout.sport().name();
        };
        ObjectNode body = Json.object()
                .put("id", id)
                .put("upload_time", m.end().plusSeconds(600).toString())
                .put("polar_user", user(m))
                .put("device", "Polar Invented")
                .put("device_id", "1A2B3C4D")
                .put("start_time", local(m, m.at(), LOCAL))
                .put("start_time_utc_offset", m.wearer().offset(m.at()).getTotalSeconds() / 60)
                .put("duration", workout.length().toString())
                .put("calories", workout.kilocalories())
                .put("sport", sport)
                .put("detailed_sport_info", sport)
                .put("has_route", false);
        body.putObject("heart_rate").put("average", workout.meanHeartRate()).put("maximum", workout.maxHeartRate());
        return workout.metres().signum() == 0 ? body : body.put("distance", workout.metres());
    }

    private static ObjectNode sleep(String id, Moment m) {
        Night night = m.day().night().orElseThrow();
        ObjectNode body = Json.object()
                .put("polar_user", user(m))
                .put("date", night.date().toString())
                .put("sleep_start_time", local(m, night.start(), OFFSET))
                .put("sleep_end_time", local(m, night.end(), OFFSET))
                .put("device_id", "1A2B3C4D")
                .put("light_sleep", night.in(Stage.Kind.LIGHT).toSeconds())
                .put("deep_sleep", night.in(Stage.Kind.DEEP).toSeconds())
                .put("rem_sleep", night.in(Stage.Kind.REM).toSeconds())
                .put("unrecognized_sleep_stage", 0)
                .put("sleep_score", m.day().score())
                .put("total_interruption_duration", night.in(Stage.Kind.AWAKE).toSeconds());
        ObjectNode hypnogram = body.putObject("hypnogram");
        night.stages().forEach(s -> hypnogram.put(local(m, s.start(), MINUTE), code(s.kind())));
        ObjectNode rates = body.putObject("heart_rate_samples");
        for (Instant at = night.start(); at.isBefore(night.end()); at = at.plus(SERIES)) {
            rates.put(local(m, at, MINUTE), m.wearer().day(at).heartRate(at));
        }
        return body;
    }

    private static int code(Stage.Kind kind) {
        return switch (kind) {
            case AWAKE -> 0;
            case REM -> 1;
            case LIGHT -> 2;
            case DEEP -> 4;
        };
    }

    private static ObjectNode recharge(String id, Moment m) {
        return Json.object()
                .put("polar_user", user(m))
                .put("date", m.day().date().toString())
                .put("heart_rate_avg", m.day().restingHeartRate() + 3)
                .put("heart_rate_variability_avg", m.day().rmssd())
                .put("breathing_rate_avg", m.day().breaths());
    }

    private ObjectNode heartRate(String id, Moment m) {
        ObjectNode body = Json.object()
                .put("polar_user", user(m))
                .put("date", m.day().date().toString());
        ArrayNode samples = body.putArray("heart_rate_samples");
        for (Instant at = m.at(); at.isBefore(m.end()); at = at.plus(rhythm)) {
            samples.addObject().put("heart_rate", m.day().heartRate(at)).put("sample_time", local(m, at, SECOND));
        }
        return body;
    }

    private static ObjectNode activity(String id, Moment m) {
        Totals totals = m.totals();
        boolean over = m.end().equals(m.day().end());
        int moved = totals.light() + totals.moderate() + totals.vigorous();
        return Json.object()
                .put("start_time", m.day().date() + "T00:00:00")
                .put("end_time", over ? m.day().date() + "T23:59:59" : local(m, m.end(), LOCAL))
                .put("active_duration", Duration.ofMinutes(moved).toString())
                .put(
                        "calories",
                        totals.activeKilocalories()
                                .add(BigDecimal.valueOf(m.day().basalKilocalories())))
                .put("active_calories", totals.activeKilocalories())
                .put("steps", totals.steps())
                .put("distance_from_steps", totals.metres());
    }

    private ObjectNode steps(String id, Moment m) {
        ObjectNode body = Json.object().put("date", m.day().date().toString());
        ObjectNode steps = body.putObject("steps")
                .put("interval_ms", rhythm.toMillis())
                .put("total_steps", m.totals().steps());
        ArrayNode samples = steps.putArray("samples");
        for (Instant at = m.at(); !at.plus(rhythm).isAfter(m.end()); at = at.plus(rhythm)) {
            int taken = m.wearer().totals(at, at.plus(rhythm)).steps();
            if (taken > 0) {
                samples.addObject().put("steps", taken).put("timestamp", local(m, at, LOCAL));
            }
        }
        return body;
    }

    private static ObjectNode skin(String id, Moment m) {
        return Json.object()
                .put("sleep_time_skin_temperature_celsius", m.day().skinCelsius())
                .put("deviation_from_baseline_celsius", m.day().skinDeviation())
                .put("sleep_date", m.day().date().toString());
    }

    private static ObjectNode saturation(String id, Moment m) {
        return Json.object()
                .put("source_device_id", "1A2B3C4D")
                .put("test_time", m.at().getEpochSecond())
                .put("time_zone_offset", m.wearer().offset(m.at()).getTotalSeconds() / 60)
                .put("test_status", "SPO2_TEST_PASSED")
                .put("blood_oxygen_percent", m.day().saturation(m.at()));
    }

    private static ObjectNode physical(String id, Moment m) {
        return Json.object()
                .put(
                        "weight",
                        BigDecimal.valueOf(m.day().weighing().orElseThrow().grams(), 3))
                .put("height", m.wearer().heightCentimetres())
                .put("created", m.at().toString())
                .put("modified", m.at().toString())
                .put("weight_source", "SOURCE_MEASURED");
    }

    private static String user(Moment m) {
        return USERS + (FIRST_USER + m.wearer().index());
    }

    private static String local(Moment m, Instant at, DateTimeFormatter format) {
        Wearer wearer = m.wearer();
        return format.equals(OFFSET)
                ? format.format(OffsetDateTime.ofInstant(at, wearer.offset(at)))
                : format.format(LocalDateTime.ofInstant(at, wearer.offset(at)));
    }
}
