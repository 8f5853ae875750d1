package io.vitalroute.sandbox.cloud.oura;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

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
import io.vitalroute.sandbox.people.Workout;

/** What Oura holds of a person, by the names of its paths. */
final class Documents {
    static final String HEART_RATE = "heartrate";
    private static final Duration SERIES = Duration.ofMinutes(5);
    private static final Duration LAG = Duration.ofDays(2);

    private final List<Stream> all = new ArrayList<>();

    Documents(Duration rhythm) {
        night("sleep", "daily", Documents::sleep);
        morning(
                "daily_sleep",
                "daily",
                (document, m) -> document.put("score", m.day().score()));
        morning(
                "daily_readiness",
                "daily",
                (document, m) -> document.put("score", m.day().score())
                        .put("temperature_deviation", m.day().skinDeviation()));
        morning("daily_spo2", "spo2", (document, m) -> {
            document.putObject("spo2_percentage").put("average", m.day().saturation());
            return document;
        });
        morning(
                "vO2_max",
                "daily",
                (document, m) ->
                        document.put("vo2_max", m.wearer().vo2Max(m.day().date())));
        all.add(new Stream("daily_activity", "daily", LAG, Inventions.days(named(6), Documents::activity)));
        all.add(new Stream(
                "workout",
                "workout",
                LAG,
                Inventions.parts(named(7), Duration.ofMinutes(10), Inventions::workouts, Documents::workout)));
        nobodyHas();
        all.add(new Stream(
                HEART_RATE,
                "heartrate",
                LAG,
                Inventions.every(rhythm, named(8), day -> day.worn(), Documents::heartRate)));
    }

    /** What there is and nobody here has. */
    private void nobodyHas() {
        for (String empty : List.of("daily_stress", "daily_resilience", "daily_cardiovascular_age", "session")) {
            all.add(new Stream(
                    empty, empty.equals("session") ? "session" : "daily", LAG, (w, from, to, now) -> List.of()));
        }
    }

    List<Stream> all() {
        return all;
    }

    private void night(String name, String scope, BiFunction<ObjectNode, Moment, ObjectNode> body) {
        all.add(new Stream(
                name,
                scope,
                LAG,
                Inventions.parts(
                        named(1),
                        Duration.ofMinutes(10),
                        Inventions::night,
                        (id, m) -> body.apply(document(id, m), m))));
    }

    private void morning(String name, String scope, BiFunction<ObjectNode, Moment, ObjectNode> body) {
        all.add(new Stream(
                name,
                scope,
                LAG,
                Inventions.parts(
                        named(all.size() + 10),
                        Duration.ofMinutes(10),
                        Inventions::morning,
                        (id, m) -> body.apply(
                                document(id, m).put("timestamp", m.day().date() + "T00:00:00+00:00"), m))));
    }

    private static Naming named(int kind) {
        return (start, person) -> Ids.uuid(start, person, kind);
    }

    private static ObjectNode document(String id, Moment m) {
        return Json.object().put("id", id).put("day", m.day().date().toString());
    }

    private static ObjectNode sleep(ObjectNode document, Moment m) {
        Night night = m.day().night().orElseThrow();
        document.put("average_breath", m.day().breaths())
                .put("average_heart_rate", m.day().restingHeartRate() + 3)
                .put("average_hrv", m.day().rmssd().setScale(0, RoundingMode.HALF_UP))
                .put("awake_time", night.in(Stage.Kind.AWAKE).toSeconds())
                .put("bedtime_start", local(m, night.start()))
                .put("bedtime_end", local(m, night.end()))
                .put("deep_sleep_duration", night.in(Stage.Kind.DEEP).toSeconds())
                .put(
                        "efficiency",
                        night.asleep().toSeconds() * 100 / night.inBed().toSeconds())
                .put("latency", night.latency().toSeconds())
                .put("light_sleep_duration", night.in(Stage.Kind.LIGHT).toSeconds())
                .put("low_battery_alert", false)
                .put("lowest_heart_rate", m.day().restingHeartRate() - 4)
                .put("period", 0)
                .put("rem_sleep_duration", night.in(Stage.Kind.REM).toSeconds())
                .put("sleep_phase_5_min", phases(night))
                .put("time_in_bed", night.inBed().toSeconds())
                .put("total_sleep_duration", night.asleep().toSeconds())
                .put("type", "long_sleep");
        document.set("heart_rate", series(m, at -> m.wearer().day(at).heartRate(at)));
        document.set("hrv", series(m, at -> m.wearer().day(at).rmssd(at)));
        return document;
    }

    private static ObjectNode series(Moment m, ToIntFunction<Instant> value) {
        ObjectNode series = Json.object().put("interval", SERIES.toSeconds());
        ArrayNode items = series.putArray("items");
        for (Instant at = m.at(); at.isBefore(m.end()); at = at.plus(SERIES)) {
            items.add(value.applyAsInt(at));
        }
        return series.put("timestamp", local(m, m.at()));
    }

    private static String phases(Night night) {
        StringBuilder phases = new StringBuilder();
        for (Instant at = night.start(); at.isBefore(night.end()); at = at.plus(SERIES)) {
            Instant then = at;
            Stage.Kind kind = night.stages().stream()
                    .filter(s -> then.isBefore(s.end()))
                    .findFirst()
                    .map(Stage::kind)
                    .orElse(Stage.Kind.AWAKE);
            phases.append(
                    switch (kind) {
                        case DEEP -> '1';
                        case LIGHT -> '2';
                        case REM -> '3';
                        case AWAKE -> '4';
                    });
        }
        return phases.toString();
    }

    private static ObjectNode activity(String id, Moment m) {
        Totals totals = m.totals();
        BigDecimal basal = BigDecimal.valueOf(m.day().basalKilocalories());
        return document(id, m)
                .put("score", m.day().score())
                .put("active_calories", totals.activeKilocalories())
                .put("total_calories", totals.activeKilocalories().add(basal))
                .put("high_activity_time", totals.vigorous() * 60)
                .put("medium_activity_time", totals.moderate() * 60)
                .put("low_activity_time", totals.light() * 60)
                .put("equivalent_walking_distance", totals.millimetres() / 1000)
                .put("steps", totals.steps())
                .put("timestamp", local(m, m.at()));
    }

    private static ObjectNode workout(String id, Moment m) {
        Workout workout = m.day().workouts().get(0);
        String activity = workout.sport() == Workout.Sport.STRENGTH
                ? "strength_training"
                : workout.sport().name().toLowerCase(Locale.ROOT);
        ObjectNode document = document(id, m)
                .put("activity", activity)
                .put("calories", workout.kilocalories())
                .put("start_datetime", local(m, workout.start()))
                .put("end_datetime", local(m, workout.end()))
                .put("intensity", "moderate")
                .putNull("label")
                .put("source", "confirmed");
        return workout.metres().signum() == 0
                ? document.putNull("distance")
                : document.put("distance", workout.metres());
    }

    private static ObjectNode heartRate(String id, Moment m) {
        return Json.object()
                .put("bpm", m.day().heartRate(m.at()))
                .put("source", "awake")
                .put("timestamp", m.at().atOffset(ZoneOffset.UTC).toString().replace("Z", ":00+00:00"))
                .put("timestamp_unix", m.at().getEpochSecond());
    }

    /** With seconds always, and the offset of the place. */
    private static String local(Moment m, Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .format(OffsetDateTime.ofInstant(at, m.wearer().offset(at)));
    }
}
