package io.vitalroute.sandbox.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;
import io.vitalroute.sandbox.people.Night;
import io.vitalroute.sandbox.people.Pressure;
import io.vitalroute.sandbox.people.Stage;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Workout;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person has, metric by metric, to hold readings against. */
final class Truth {
    private final Wearer wearer;
    private final Instant now;

    Truth(Wearer wearer, Instant now) {
        this.wearer = wearer;
        this.now = now;
    }

    /** The reading says what the person has. */
    void holds(Reading reading) {
        String metric = reading.metric().name();
        if (reading.value() instanceof Value.Coded coded) {
            assertThat(coded.code()).as(metric).isEqualTo(word(reading));
        } else if (reading.value() instanceof Value.Components pressure) {
            Pressure taken = pressure(reading.time().start());
            same(reading, pressure.parts().get("systolic").number(), BigDecimal.valueOf(taken.systolic()));
            same(reading, pressure.parts().get("diastolic").number(), BigDecimal.valueOf(taken.diastolic()));
        } else {
            same(reading, ((Value.Quantity) reading.value()).number(), number(reading));
        }
    }

    private static void same(Reading reading, BigDecimal said, BigDecimal had) {
        assertThat(said)
                .as(reading.metric().name() + " at " + reading.time())
                .isEqualByComparingTo(had.setScale(Math.max(0, said.scale()), RoundingMode.HALF_UP));
    }

    private BigDecimal number(Reading reading) {
        Instant start = reading.time().start();
        WearerDay day = day(reading);
        return switch (reading.metric().name()) {
            case "heart-rate" -> BigDecimal.valueOf(pulse(start));
            case "heart-rate-mean-interval" ->
                BigDecimal.valueOf(stretch(reading).meanHeartRate());
            case "heart-rate-min" ->
                BigDecimal.valueOf(
                        nightly(reading)
                                ? day.restingHeartRate() - 4
                                : stretch(reading).slowest());
            case "heart-rate-max-day" -> BigDecimal.valueOf(stretch(reading).fastest());
            case "heart-rate-mean-sleep" -> BigDecimal.valueOf(day.restingHeartRate() + 3L);
            case "heart-rate-max-interval" ->
                BigDecimal.valueOf(
                        nightly(reading)
                                ? day.restingHeartRate() + 19
                                : stretch(reading).fastest());
            case "resting-heart-rate" -> BigDecimal.valueOf(day.restingHeartRate());
            case "steps", "steps-day" -> BigDecimal.valueOf(stretch(reading).steps());
            case "distance", "distance-day" -> stretch(reading).metres();
            case "active-energy" -> stretch(reading).activeKilocalories();
            case "energy-day" -> stretch(reading).activeKilocalories().add(BigDecimal.valueOf(day.basalKilocalories()));
            case "elevation-gain" -> BigDecimal.ZERO;
            case "activity-minutes-light" -> BigDecimal.valueOf(stretch(reading).light());
            case "activity-minutes-moderate" ->
                BigDecimal.valueOf(stretch(reading).moderate());
            case "activity-minutes-vigorous" ->
                BigDecimal.valueOf(stretch(reading).vigorous());
            case "body-weight" ->
                BigDecimal.valueOf(day.weighing().orElseThrow().grams(), 3);
            case "muscle-mass" ->
                BigDecimal.valueOf(day.weighing().orElseThrow().muscleGrams(), 3);
            case "body-fat-percent" ->
                BigDecimal.valueOf(day.weighing().orElseThrow().fatPerMille(), 1);
            case "body-temperature" -> day.temperature().orElseThrow().celsius();
            case "glucose-cgm" -> BigDecimal.valueOf(wearer.glucose(start));
            case "hrv-rmssd" -> rmssd(reading, day);
            case "hrv-sdnn" -> BigDecimal.valueOf(day.sdnn(start));
            case "spo2" -> BigDecimal.valueOf(day.saturation(start));
            case "spo2-mean-interval" -> day.saturation();
            case "respiratory-rate" -> BigDecimal.valueOf(day.breaths(start));
            case "respiratory-rate-mean-interval" ->
                whole(day.breaths(), reading.origin().source().equals("withings"));
            case "respiratory-rate-min" -> whole(day.breaths(), true).subtract(BigDecimal.valueOf(3));
            case "respiratory-rate-max" -> whole(day.breaths(), true).add(BigDecimal.valueOf(5));
            case "skin-temperature" -> day.skinCelsius();
            case "vo2max" -> wearer.vo2Max(day.date());
            case "stress-score" -> BigDecimal.valueOf(day.stress(start));
            case "pulse-rate-cuff" -> BigDecimal.valueOf(pressure(start).pulse());
            case "glucose-fingerstick" -> BigDecimal.valueOf(wearer.glucose(start));
            case "hrv-rmssd-max" -> highest(reading);
            case "body-height" -> BigDecimal.valueOf(wearer.heightCentimetres());
            case "activity-minutes" ->
                BigDecimal.valueOf((long) stretch(reading).light()
                        + stretch(reading).moderate()
                        + stretch(reading).vigorous());
            case "skin-temperature-deviation" -> day.skinDeviation();
            case "strain" -> BigDecimal.valueOf(day.score() * 2L, 1);
            case "energy-interval" -> stretch(reading).activeKilocalories();
            case "sleep-score", "readiness-score", "recovery-score", "activity-score" ->
                BigDecimal.valueOf(day.score());
            default -> session(reading, day);
        };
    }

    private BigDecimal highest(Reading reading) {
        Night night = night(reading);
        int highest = 0;
        for (Instant at = night.start(); at.isBefore(night.end()); at = at.plusSeconds(300)) {
            highest = Math.max(highest, wearer.day(at).rmssd(at));
        }
        return BigDecimal.valueOf(highest);
    }

    private static BigDecimal rmssd(Reading reading, WearerDay day) {
        boolean night = !(reading.time() instanceof TimeFrame.At)
                || reading.origin().source().equals("whoop");
        return night ? day.rmssd() : BigDecimal.valueOf(day.rmssd(reading.time().start()));
    }

    private BigDecimal session(Reading reading, WearerDay day) {
        String metric = reading.metric().name();
        if (metric.startsWith("sleep-")) {
            Night night = night(reading);
            return switch (metric) {
                case "sleep-awakenings" -> BigDecimal.valueOf(night.awakenings());
                case "sleep-efficiency" ->
                    BigDecimal.valueOf(night.asleep().toSeconds())
                            .divide(BigDecimal.valueOf(night.inBed().toSeconds()), 2, RoundingMode.DOWN)
                            .movePointRight(2);
                default -> BigDecimal.valueOf(minutes(metric, night, reading));
            };
        }
        Workout workout = day.workouts().stream()
                .filter(w -> w.start().equals(reading.time().start()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody knows the truth of " + metric));
        return switch (metric) {
            case "exercise-duration" -> BigDecimal.valueOf(workout.length().toMinutes());
            case "energy-exercise", "active-energy-exercise" -> BigDecimal.valueOf(workout.kilocalories());
            case "heart-rate-max-exercise" -> BigDecimal.valueOf(workout.maxHeartRate());
            case "heart-rate-mean-exercise" -> BigDecimal.valueOf(workout.meanHeartRate());
            case "distance-exercise", "distance-cycle" -> workout.metres();
            default -> throw new AssertionError("nobody knows the truth of " + metric);
        };
    }

    private static long minutes(String metric, Night night, Reading reading) {
        Map<String, Function<Night, Duration>> parts = Map.ofEntries(
                Map.entry("sleep-duration", Night::asleep),
                Map.entry("sleep-time-in-bed", Night::inBed),
                Map.entry("sleep-deep", n -> n.in(Stage.Kind.DEEP)),
                Map.entry("sleep-light", n -> n.in(Stage.Kind.LIGHT)),
                Map.entry("sleep-rem", n -> n.in(Stage.Kind.REM)),
                Map.entry("sleep-awakening-duration", n -> n.in(Stage.Kind.AWAKE)),
                Map.entry("sleep-awake-in-bed", n -> n.in(Stage.Kind.AWAKE)),
                Map.entry("sleep-unmeasurable", n -> Duration.ZERO),
                Map.entry("sleep-latency", Night::latency),
                Map.entry("sleep-wake-latency", Night::wakeLatency));
        if (metric.equals("sleep-awake")) {
            boolean between = reading.origin().source().equals("withings");
            return (between ? night.awakeBetween() : night.in(Stage.Kind.AWAKE)).toMinutes();
        }
        if (!parts.containsKey(metric)) {
            throw new AssertionError("nobody knows the truth of " + metric);
        }
        return parts.get(metric).apply(night).toMinutes();
    }

    private String word(Reading reading) {
        if (reading.metric().name().equals("exercise-session")) {
            Workout workout = day(reading).workouts().stream()
                    .filter(w -> w.start().equals(reading.time().start()))
                    .findFirst()
                    .orElseThrow();
            return workout.sport() == Workout.Sport.STRENGTH
                    ? "strength-training"
                    : workout.sport().name().toLowerCase(Locale.ROOT);
        }
        boolean coarse = reading.origin().source().equals("oura");
        Stage stage = wearer.days(reading.time().start(), reading.time().start().plusSeconds(86_400)).stream()
                .flatMap(d -> d.night().stream())
                .flatMap(n -> n.stages().stream())
                .filter(s -> s.start().equals(reading.time().start())
                        || (coarse
                                && s.start().isBefore(reading.time().start())
                                && reading.time().start().isBefore(s.end())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stage at " + reading.time()));
        TimeFrame.During span = (TimeFrame.During) reading.time();
        if (!coarse) {
            assertThat(span.to().toInstant()).isEqualTo(stage.end());
        }
        return stage.kind().name().toLowerCase(Locale.ROOT);
    }

    private Night night(Reading reading) {
        Night night = day(reading).night().orElseThrow();
        if (reading.time() instanceof TimeFrame.During span) {
            assertThat(span.from().toInstant()).isEqualTo(night.start());
            assertThat(span.to().toInstant()).isEqualTo(night.end());
        }
        return night;
    }

    /** The day that a reading is of: that of a night is the day on which it ended. */
    private WearerDay day(Reading reading) {
        if (reading.time() instanceof TimeFrame.During span) {
            return wearer.day(span.to().toInstant().minusSeconds(1));
        }
        return reading.time() instanceof TimeFrame.Day day
                ? wearer.day(day.date())
                : wearer.day(reading.time().start());
    }

    private boolean nightly(Reading reading) {
        return reading.time() instanceof TimeFrame.During span
                && day(reading)
                        .night()
                        .filter(n -> n.end().equals(span.to().toInstant()))
                        .isPresent();
    }

    private Totals stretch(Reading reading) {
        if (reading.time() instanceof TimeFrame.During span) {
            return wearer.totals(span.from().toInstant(), span.to().toInstant());
        }
        WearerDay day = day(reading);
        return wearer.totals(day.start(), day.end().isBefore(now) ? day.end() : now);
    }

    private int pulse(Instant at) {
        return wearer.day(at).pressures().stream()
                .filter(p -> p.at().equals(at))
                .findFirst()
                .map(Pressure::pulse)
                .orElseGet(() -> wearer.day(at).heartRate(at));
    }

    private Pressure pressure(Instant at) {
        return wearer.day(at).pressures().stream()
                .filter(p -> p.at().equals(at))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal whole(BigDecimal number, boolean wanted) {
        return wanted ? number.setScale(0, RoundingMode.DOWN) : number;
    }
}
