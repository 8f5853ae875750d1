package io.vitalroute.sandbox.cloud.garmin;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import io.vitalroute.sandbox.people.Pressure;
import io.vitalroute.sandbox.people.Stage;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Weighing;
import io.vitalroute.sandbox.people.Workout;

/** What Garmin holds of a person. Times are seconds in UTC beside an offset; series are by seconds from the start. */
final class Summaries {
    /** The stream of our mappings by the member of what is pushed. */
    static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("dailies", "dailies"),
            Map.entry("epochs", "epochs"),
            Map.entry("sleeps", "sleeps"),
            Map.entry("body-comps", "bodyComps"),
            Map.entry("stress-details", "stressDetails"),
            Map.entry("user-metrics", "userMetrics"),
            Map.entry("pulse-ox", "pulseox"),
            Map.entry("respiration", "allDayRespiration"),
            Map.entry("hrv", "hrv"),
            Map.entry("blood-pressures", "bloodPressures"),
            Map.entry("activities", "activities"),
            Map.entry("health-snapshot", "healthSnapshot"));

    private static final Duration LAG = Duration.ofHours(50);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Duration rhythm;

    Summaries(Duration rhythm) {
        this.rhythm = rhythm;
    }

    List<Stream> all() {
        return List.of(
                stream("dailies", Inventions.days(named(1), this::daily)),
                stream("epochs", Inventions.every(Duration.ofMinutes(15), named(2), WearerDay::worn, Summaries::epoch)),
                night("sleeps", 3, this::sleep),
                stream("body-comps", Inventions.parts(named(4), SOON, Inventions::weighings, Summaries::composition)),
                stream("stress-details", Inventions.days(named(5), this::stress)),
                stream("user-metrics", Inventions.parts(named(6), SOON, Summaries::mondays, Summaries::fitness)),
                night(
                        "pulse-ox",
                        7,
                        (id, m) -> series(
                                        id,
                                        m,
                                        "timeOffsetSpo2Values",
                                        at -> m.day().saturation(at))
                                .put("onDemand", false)),
                night(
                        "respiration",
                        8,
                        (id, m) -> series(
                                id,
                                m,
                                "timeOffsetEpochToBreaths",
                                at -> m.wearer().day(at).breaths(at))),
                night("hrv", 9, this::variability),
                stream("blood-pressures", Inventions.parts(named(0), SOON, Inventions::pressures, Summaries::pressure)),
                new Stream(
                        "activities",
                        GarminCloud.ACTIVITY,
                        LAG,
                        Inventions.parts(named(1), SOON, Inventions::workouts, Summaries::activity)),
                stream("health-snapshot", (w, from, to, now) -> List.of()));
    }

    private static Stream stream(String name, Stream.Invention invention) {
        return new Stream(name, GarminCloud.HEALTH, LAG, invention);
    }

    private static Stream night(String name, int kind, BiFunction<String, Moment, ObjectNode> body) {
        return stream(name, Inventions.parts(named(kind), SOON, Inventions::night, body));
    }

    private static Naming named(int kind) {
        return (start, person) -> Ids.number(start, person, kind);
    }

    private static List<Moment> mondays(WearerDay day) {
        return day.date().getDayOfWeek() == DayOfWeek.MONDAY ? Inventions.morning(day) : List.of();
    }

    private static ObjectNode summary(String id, Moment m) {
        return Json.object()
                .put("userId", GarminCloud.user(m.wearer().index()))
                .put("summaryId", "x" + id)
                .put("calendarDate", m.day().date().toString())
                .put("startTimeInSeconds", m.at().getEpochSecond())
                .put("startTimeOffsetInSeconds", m.wearer().offset(m.at()).getTotalSeconds())
                .put("durationInSeconds", m.end().getEpochSecond() - m.at().getEpochSecond());
    }

    private ObjectNode series(String id, Moment m, String member, ToIntFunction<Instant> value) {
        ObjectNode summary = summary(id, m);
        fill(summary.putObject(member), m, value);
        return summary;
    }

    private void fill(ObjectNode series, Moment m, ToIntFunction<Instant> value) {
        for (Instant at = m.at(); at.isBefore(m.end()); at = at.plus(rhythm)) {
            series.put(Long.toString(at.getEpochSecond() - m.at().getEpochSecond()), value.applyAsInt(at));
        }
    }

    private ObjectNode daily(String id, Moment m) {
        Totals totals = m.totals();
        ObjectNode summary = series(
                        id, m, "timeOffsetHeartRateSamples", at -> m.day().heartRate(at))
                .put("activityType", "WALKING")
                .put("activeKilocalories", totals.activeKilocalories())
                .put("steps", totals.steps())
                .put("distanceInMeters", totals.metres())
                .put("moderateIntensityDurationInSeconds", totals.moderate() * 60)
                .put("vigorousIntensityDurationInSeconds", totals.vigorous() * 60)
                .put("minHeartRateInBeatsPerMinute", totals.slowest())
                .put("maxHeartRateInBeatsPerMinute", totals.fastest())
                .put("averageHeartRateInBeatsPerMinute", m.day().restingHeartRate() + 14);
        return summary.put("restingHeartRateInBeatsPerMinute", m.day().restingHeartRate());
    }

    private static ObjectNode epoch(String id, Moment m) {
        Totals totals = m.totals();
        boolean walked = totals.steps() > 0;
        return summary(id, m)
                .put("activityType", walked ? "WALKING" : "SEDENTARY")
                .put("activeKilocalories", totals.activeKilocalories())
                .put("steps", totals.steps())
                .put("distanceInMeters", totals.metres())
                .put("intensity", walked ? "ACTIVE" : "SEDENTARY");
    }

    private ObjectNode sleep(String id, Moment m) {
        Night night = m.day().night().orElseThrow();
        ObjectNode summary = series(
                        id,
                        m,
                        "timeOffsetSleepRespiration",
                        at -> m.wearer().day(at).breaths(at))
                .put("unmeasurableSleepInSeconds", 0)
                .put("deepSleepDurationInSeconds", night.in(Stage.Kind.DEEP).toSeconds())
                .put("lightSleepDurationInSeconds", night.in(Stage.Kind.LIGHT).toSeconds())
                .put("remSleepInSeconds", night.in(Stage.Kind.REM).toSeconds())
                .put("awakeDurationInSeconds", night.in(Stage.Kind.AWAKE).toSeconds())
                .put("validation", "ENHANCED_FINAL");
        ObjectNode levels = summary.putObject("sleepLevelsMap");
        for (Stage.Kind kind : Stage.Kind.values()) {
            ArrayNode spans = levels.putArray(kind.name().toLowerCase(Locale.ROOT));
            night.stages().stream()
                    .filter(s -> s.kind() == kind)
                    .forEach(s -> spans.addObject()
                            .put("startTimeInSeconds", s.start().getEpochSecond())
                            .put("endTimeInSeconds", s.end().getEpochSecond()));
        }
        fill(
                summary.putObject("timeOffsetSleepSpo2"),
                m,
                at -> m.wearer().day(at).saturation(at));
        summary.putObject("overallSleepScore").put("value", m.day().score()).put("qualifierKey", "GOOD");
        return summary;
    }

    private static ObjectNode composition(String id, Moment m) {
        Weighing weighing = m.day().weighing().orElseThrow();
        return moment(id, m)
                .put("muscleMassInGrams", weighing.muscleGrams())
                .put("bodyFatInPercent", BigDecimal.valueOf(weighing.fatPerMille(), 1))
                .put("weightInGrams", weighing.grams());
    }

    private static ObjectNode pressure(String id, Moment m) {
        Pressure pressure = m.day().pressures().stream()
                .filter(p -> p.at().equals(m.at()))
                .findFirst()
                .orElseThrow();
        return moment(id, m)
                .put("systolic", pressure.systolic())
                .put("diastolic", pressure.diastolic())
                .put("pulse", pressure.pulse())
                .put("sourceType", "DEVICE");
    }

    private static ObjectNode moment(String id, Moment m) {
        return Json.object()
                .put("userId", GarminCloud.user(m.wearer().index()))
                .put("summaryId", "x" + id)
                .put("measurementTimeInSeconds", m.at().getEpochSecond())
                .put("measurementTimeOffsetInSeconds", m.wearer().offset(m.at()).getTotalSeconds());
    }

    private ObjectNode stress(String id, Moment m) {
        return series(
                id,
                m,
                "timeOffsetStressLevelValues",
                at -> m.day().steps(at) > 60 ? -2 : m.day().stress(at));
    }

    private static ObjectNode fitness(String id, Moment m) {
        return Json.object()
                .put("userId", GarminCloud.user(m.wearer().index()))
                .put("summaryId", "x" + id)
                .put("calendarDate", m.day().date().toString())
                .put("vo2Max", m.wearer().vo2Max(m.day().date()))
                .put("enhanced", true);
    }

    private ObjectNode variability(String id, Moment m) {
        int highest = 0;
        for (Instant at = m.at(); at.isBefore(m.end()); at = at.plus(rhythm)) {
            highest = Math.max(highest, m.wearer().day(at).rmssd(at));
        }
        return series(id, m, "hrvValues", at -> m.wearer().day(at).rmssd(at))
                .put("lastNightAvg", m.day().rmssd())
                .put("lastNight5MinHigh", highest);
    }

    private static ObjectNode activity(String id, Moment m) {
        Workout workout = m.day().workouts().get(0);
        ObjectNode summary = summary(id, m)
                .put("activityId", Long.parseLong(id))
                .put(
                        "activityType",
                        workout.sport() == Workout.Sport.STRENGTH
                                ? "STRENGTH_TRAINING"
                                : workout.sport().name())
                .put("activeKilocalories", workout.kilocalories())
                .put("averageHeartRateInBeatsPerMinute", workout.meanHeartRate())
                .put("maxHeartRateInBeatsPerMinute", workout.maxHeartRate())
                .put("deviceName", "Invented Runner");
        return workout.metres().signum() == 0 ? summary : summary.put("distanceInMeters", workout.metres());
    }
}
