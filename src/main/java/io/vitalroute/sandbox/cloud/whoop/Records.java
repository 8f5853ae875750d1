package io.vitalroute.sandbox.cloud.whoop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Inventions;
import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.people.Night;
import io.vitalroute.sandbox.people.Stage.Kind;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Workout;

/** What WHOOP holds of a person. A cycle goes from bedtime to bedtime; the open one has no end. */
final class Records {
    static final String CYCLE = "cycle";
    static final String RECOVERY = "recovery";
    static final String SLEEP = "sleep";
    static final String WORKOUT = "workout";

    static final int FIRST_USER = 10_000;
    private static final Duration LAG = Duration.ofHours(50);
    private static final BigDecimal KILOJOULES = new BigDecimal("4.184");

    private Records() {}

    static List<Stream> all() {
        Duration scored = Duration.ofMinutes(8);
        return List.of(
                new Stream(CYCLE, "read:cycles", LAG, Records::cycles),
                new Stream(
                        RECOVERY,
                        "read:recovery",
                        LAG,
                        Inventions.parts(
                                (at, person) -> Ids.uuid(at, person, 1), scored, Inventions::night, Records::recovery)),
                new Stream(
                        SLEEP,
                        "read:sleep",
                        LAG,
                        Inventions.parts(
                                (at, person) -> Ids.uuid(at, person, 1), scored, Inventions::night, Records::sleep)),
                new Stream(
                        WORKOUT,
                        "read:workout",
                        LAG,
                        Inventions.parts(
                                (at, person) -> Ids.uuid(at, person, 2),
                                scored,
                                Inventions::workouts,
                                Records::workout)));
    }

    private static List<Entry> cycles(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (WearerDay day : wearer.days(from, to.plus(Duration.ofDays(1)))) {
            day.night().ifPresent(night -> {
                Instant next = wearer.day(day.date().plusDays(1)).bedtime();
                Instant end = next.isAfter(now) ? Inventions.floor(now, Duration.ofMinutes(15)) : next;
                boolean inTime = !night.start().isBefore(from) && night.start().isBefore(to);
                if (inTime && end.isAfter(night.start())) {
                    String id = cycleId(wearer, night.start());
                    entries.add(new Entry(id, night.start(), end, end, () -> cycle(id, wearer, day, end, next)));
                }
            });
        }
        return entries;
    }

    private static String cycleId(Wearer wearer, Instant start) {
        return Ids.number(start, wearer.index(), 3);
    }

    private static ObjectNode cycle(String id, Wearer wearer, WearerDay day, Instant end, Instant next) {
        Instant start = day.night().orElseThrow().start();
        ObjectNode record = Json.object().put("id", Long.parseLong(id));
        common(record, wearer, start, end);
        record.put("start", text(start));
        if (end.equals(next)) {
            record.put("end", text(end));
        }
        Totals totals = wearer.totals(start, end);
        return scored(record)
                .set(
                        "score",
                        Json.object()
                                .put("strain", strain(day))
                                .put("kilojoule", totals.activeKilocalories().multiply(KILOJOULES))
                                .put("average_heart_rate", totals.meanHeartRate())
                                .put("max_heart_rate", totals.fastest()));
    }

    private static ObjectNode recovery(String id, Moment m) {
        ObjectNode record = Json.object()
                .put("cycle_id", Long.parseLong(cycleId(m.wearer(), m.at())))
                .put("sleep_id", id);
        common(record, m.wearer(), m.at(), m.end());
        record.remove("timezone_offset");
        return scored(record)
                .set(
                        "score",
                        Json.object()
                                .put("user_calibrating", false)
                                .put("recovery_score", m.day().score())
                                .put("resting_heart_rate", m.day().restingHeartRate())
                                .put("hrv_rmssd_milli", m.day().rmssd())
                                .put("spo2_percentage", m.day().saturation())
                                .put("skin_temp_celsius", m.day().skinCelsius()));
    }

    private static ObjectNode sleep(String id, Moment m) {
        Night night = m.day().night().orElseThrow();
        ObjectNode record = Json.object().put("id", id).put("cycle_id", Long.parseLong(cycleId(m.wearer(), m.at())));
        common(record, m.wearer(), m.at(), m.end());
        record.put("start", text(m.at())).put("end", text(m.end())).put("nap", false);
        ObjectNode score = Json.object();
        score.putObject("stage_summary")
                .put("total_in_bed_time_milli", night.inBed().toMillis())
                .put("total_awake_time_milli", night.in(Kind.AWAKE).toMillis())
                .put("total_no_data_time_milli", 0)
                .put("total_light_sleep_time_milli", night.in(Kind.LIGHT).toMillis())
                .put("total_slow_wave_sleep_time_milli", night.in(Kind.DEEP).toMillis())
                .put("total_rem_sleep_time_milli", night.in(Kind.REM).toMillis())
                .put("sleep_cycle_count", 4)
                .put("disturbance_count", night.awakenings());
        score.put("respiratory_rate", m.day().breaths())
                .put("sleep_performance_percentage", m.day().score())
                .put(
                        "sleep_efficiency_percentage",
                        BigDecimal.valueOf(night.asleep().toSeconds() * 100)
                                .divide(BigDecimal.valueOf(night.inBed().toSeconds()), 0, RoundingMode.DOWN));
        return scored(record).set("score", score);
    }

    private static ObjectNode workout(String id, Moment m) {
        Workout workout = m.day().workouts().get(0);
        ObjectNode record = Json.object().put("id", id);
        common(record, m.wearer(), m.at(), m.end());
        record.put("start", text(m.at())).put("end", text(m.end()));
        record.put(
                "sport_name",
                workout.sport() == Workout.Sport.STRENGTH
                        ? "weightlifting"
                        : workout.sport().name().toLowerCase(Locale.ROOT));
        ObjectNode score = Json.object()
                .put("strain", strain(m.day()))
                .put("average_heart_rate", workout.meanHeartRate())
                .put("max_heart_rate", workout.maxHeartRate())
                .put("kilojoule", BigDecimal.valueOf(workout.kilocalories()).multiply(KILOJOULES))
                .put("percent_recorded", 100);
        if (workout.metres().signum() > 0) {
            score.put("distance_meter", workout.metres());
        }
        return scored(record).set("score", score);
    }

    private static BigDecimal strain(WearerDay day) {
        return BigDecimal.valueOf(day.score() * 2L, 1);
    }

    private static void common(ObjectNode record, Wearer wearer, Instant start, Instant end) {
        String known = text(end.plusSeconds(480));
        record.put("user_id", FIRST_USER + wearer.index())
                .put("created_at", known)
                .put("updated_at", known)
                .put("timezone_offset", wearer.offset(start).getId().replace("Z", "+00:00"));
    }

    private static ObjectNode scored(ObjectNode record) {
        return record.put("score_state", "SCORED");
    }

    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }
}
