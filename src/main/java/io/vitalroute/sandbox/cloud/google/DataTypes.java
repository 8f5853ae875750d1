package io.vitalroute.sandbox.cloud.google;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Inventions;
import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.cloud.Stream.Invention;
import io.vitalroute.sandbox.cloud.google.DataType.Form;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;

/** The data types that the simulated Google has. */
final class DataTypes {
    private static final String MEASUREMENTS = "health_metrics_and_measurements";
    private static final String ACTIVITY = "activity_and_fitness";
    private static final Duration NIGHT = Duration.ofMinutes(5);
    private static final Duration LAG = Duration.ofHours(40);

    private final Map<String, DataType> all = new LinkedHashMap<>();

    DataTypes(Duration rhythm) {
        measured(rhythm);
        moved(rhythm);
        daily();
        add("sleep", Form.SLEEP, "sleep", parts(Inventions::night, Sessions::sleep));
        add("exercise", Form.EXERCISE, ACTIVITY, parts(Inventions::workouts, Sessions::exercise));
        nobodyHas();
    }

    Map<String, DataType> all() {
        return all;
    }

    private void measured(Duration rhythm) {
        sample(
                "heart-rate",
                every(
                        rhythm,
                        (id, m) -> sample(
                                m,
                                "heart-rate",
                                body -> body.put(
                                        "beatsPerMinute",
                                        Integer.toString(m.day().heartRate(m.at()))))));
        sample(
                "heart-rate-variability",
                asleep(
                        (m, body) -> body.put(
                                        "rootMeanSquareOfSuccessiveDifferencesMilliseconds",
                                        m.day().rmssd(m.at()))
                                .put("standardDeviationMilliseconds", m.day().sdnn(m.at())),
                        "heart-rate-variability"));
        sample(
                "oxygen-saturation",
                asleep((m, body) -> body.put("percentage", m.day().saturation(m.at())), "oxygen-saturation"));
        sample("blood-glucose", glucose());
        sample(
                "weight",
                parts(
                        day -> day.weighing().map(w -> moment(day, w.at())).stream()
                                .toList(),
                        (id, m) -> sample(
                                m,
                                "weight",
                                body -> body.put(
                                        "weightGrams",
                                        m.day().weighing().orElseThrow().grams()))));
        sample(
                "body-fat",
                parts(
                        day -> day.weighing().map(w -> moment(day, w.at())).stream()
                                .toList(),
                        (id, m) -> sample(
                                m,
                                "body-fat",
                                body -> body.put(
                                        "percentage",
                                        BigDecimal.valueOf(
                                                m.day().weighing().orElseThrow().fatPerMille(), 1)))));
        sample(
                "core-body-temperature",
                parts(
                        day -> day.temperature().map(t -> moment(day, t.at())).stream()
                                .toList(),
                        (id, m) -> sample(
                                m,
                                "core-body-temperature",
                                body -> body.put(
                                                "temperatureCelsius",
                                                m.day()
                                                        .temperature()
                                                        .orElseThrow()
                                                        .celsius())
                                        .put("measurementLocation", "EAR"))));
        sample(
                "respiratory-rate-sleep-summary",
                parts(
                        Sessions::wakings,
                        (id, m) -> sample(
                                m,
                                "respiratory-rate-sleep-summary",
                                body -> body.putObject("fullSleepStats")
                                        .put("breathsPerMinute", m.day().breaths()))));
    }

    private void moved(Duration rhythm) {
        interval("steps", rhythm, (totals, body) -> body.put("count", Integer.toString(totals.steps())), Totals::steps);
        interval(
                "distance",
                rhythm,
                (totals, body) -> body.put("millimeters", Long.toString(totals.millimetres())),
                Totals::steps);
        interval(
                "active-energy-burned",
                rhythm,
                (totals, body) -> body.put("kcal", totals.activeKilocalories()),
                Totals::steps);
    }

    private void daily() {
        day(
                "daily-resting-heart-rate",
                WearerDay::worn,
                (day, body) -> body.put("beatsPerMinute", Integer.toString(day.restingHeartRate()))
                        .putObject("dailyRestingHeartRateMetadata")
                        .put("calculationMethod", "WITH_SLEEP"));
        day(
                "daily-heart-rate-variability",
                WearerDay::worn,
                (day, body) -> body.put("averageHeartRateVariabilityMilliseconds", day.rmssd()));
        day(
                "daily-oxygen-saturation",
                WearerDay::worn,
                (day, body) -> body.put("averagePercentage", day.saturation())
                        .put("lowerBoundPercentage", day.saturation().subtract(BigDecimal.ONE))
                        .put("upperBoundPercentage", day.saturation().add(BigDecimal.ONE)));
        day("daily-respiratory-rate", WearerDay::worn, (day, body) -> body.put("breathsPerMinute", day.breaths()));
        day(
                "daily-sleep-temperature-derivations",
                WearerDay::worn,
                (day, body) -> body.put("nightlyTemperatureCelsius", day.skinCelsius())
                        .put("baselineTemperatureCelsius", "NaN")
                        .put("relativeNightlyStddev30dCelsius", "NaN"));
    }

    /** What the API knows and no device of these people measures. */
    private void nobodyHas() {
        for (String kebab : List.of("height", "vo2-max", "run-vo2-max")) {
            add(kebab, Form.SAMPLE, kebab.equals("height") ? MEASUREMENTS : ACTIVITY, DataTypes::nothing);
        }
        for (String kebab :
                List.of("floors", "altitude", "basal-energy-burned", "swim-lengths-data", "active-minutes")) {
            add(kebab, Form.INTERVAL, ACTIVITY, DataTypes::nothing);
        }
        add("daily-vo2-max", Form.DAILY, ACTIVITY, DataTypes::nothing);
        add("electrocardiogram", Form.EXERCISE, "ecg", DataTypes::nothing);
        add("irregular-rhythm-notification", Form.EXERCISE, "irn", DataTypes::nothing);
    }

    private void add(String kebab, Form form, String scope, Invention invention) {
        all.put(kebab, new DataType(kebab, form, scope, LAG, invention));
    }

    private void sample(String kebab, Invention invention) {
        add(kebab, Form.SAMPLE, MEASUREMENTS, invention);
    }

    private void interval(
            String kebab, Duration rhythm, BiConsumer<Totals, ObjectNode> fill, Function<Totals, Integer> moved) {
        String name = DataType.camel(kebab);
        add(
                kebab,
                Form.INTERVAL,
                ACTIVITY,
                (wearer, from, to, now) -> every(
                                rhythm,
                                (id, m) -> Points.point(name, "PASSIVELY_MEASURED", body -> {
                                    fill.accept(m.day().totals(m.at(), m.end()), body);
                                    body.set("interval", Times.interval(m.wearer(), m.at(), m.end()));
                                }))
                        .entries(wearer, from, to, now)
                        .stream()
                        .filter(e -> moved.apply(wearer.day(e.start()).totals(e.start(), e.end())) > 0)
                        .toList());
    }

    private void day(String kebab, Predicate<WearerDay> known, BiConsumer<WearerDay, ObjectNode> fill) {
        String name = DataType.camel(kebab);
        add(
                kebab,
                Form.DAILY,
                MEASUREMENTS,
                (wearer, from, to, now) -> parts(
                                day -> known.test(day)
                                        ? List.of(new Moment(wearer, day, day.start(), waking(day)))
                                        : List.of(),
                                (id, m) -> Points.point(name, "DERIVED", body -> {
                                    fill.accept(m.day(), body);
                                    body.set("date", Times.date(m.day().date()));
                                }))
                        .entries(wearer, from, to, now));
    }

    /** The figures of a day come from the night before it. */
    private static Instant waking(WearerDay day) {
        return day.night().map(night -> night.end()).orElse(day.end());
    }

    private static Invention asleep(BiConsumer<Moment, ObjectNode> fill, String kebab) {
        return (wearer, from, to, now) ->
                every(NIGHT, (id, m) -> sample(m, kebab, body -> fill.accept(m, body)))
                        .entries(wearer, from, to, now)
                        .stream()
                        .filter(e -> Sessions.asleep(wearer, e.start()))
                        .toList();
    }

    /** A sensor that people with diabetes wear, whether they wear the watch or not. */
    private static Invention glucose() {
        return (wearer, from, to, now) -> {
            if (!wearer.diabetic()) {
                return List.of();
            }
            return every(
                            NIGHT,
                            (id, m) -> sample(
                                    m,
                                    "blood-glucose",
                                    body -> body.put(
                                                    "bloodGlucoseMilligramsPerDeciliter",
                                                    m.wearer().glucose(m.at()))
                                            .put("specimen", "INTERSTITIAL_FLUID")
                                            .put("measurementSource", "CONTINUOUS_GLUCOSE_MONITORING")))
                    .entries(wearer, from, to, now);
        };
    }

    private static Invention every(Duration step, BiFunction<String, Moment, ObjectNode> body) {
        return Inventions.every(step, Points.NAMING, WearerDay::worn, body);
    }

    private static Invention parts(
            Function<WearerDay, List<Moment>> moments, BiFunction<String, Moment, ObjectNode> body) {
        return Inventions.parts(Points.NAMING, Duration.ofMinutes(5), moments, body);
    }

    private static Moment moment(WearerDay day, Instant at) {
        return new Moment(day.wearer(), day, at, at);
    }

    private static ObjectNode sample(Moment moment, String kebab, Consumer<ObjectNode> fill) {
        return Points.point(DataType.camel(kebab), "PASSIVELY_MEASURED", body -> {
            fill.accept(body);
            body.set("sampleTime", Times.sample(moment.wearer(), moment.at()));
        });
    }

    private static List<Entry> nothing(Wearer wearer, Instant from, Instant to, Instant now) {
        return List.of();
    }
}
