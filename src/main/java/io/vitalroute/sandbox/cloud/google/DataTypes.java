package io.vitalroute.sandbox.cloud.google;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

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
        sample("heart-rate", fill -> every(rhythm, fill), Samples::heartRate);
        sample("heart-rate-variability", DataTypes::asleep, Samples::variability);
        sample("oxygen-saturation", DataTypes::asleep, Samples::saturation);
        sample("blood-glucose", DataTypes::diabetic, Samples::glucose);
        sample("weight", fill -> parts(Inventions::weighings, fill), Samples::weight);
        sample("body-fat", fill -> parts(Inventions::weighings, fill), Samples::fat);
        sample("core-body-temperature", fill -> parts(Samples::temperatures, fill), Samples::temperature);
        sample("respiratory-rate-sleep-summary", fill -> parts(Samples::wakings, fill), Samples::breaths);
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
                (day, body) -> body.put("beatsPerMinute", Integer.toString(day.restingHeartRate()))
                        .putObject("dailyRestingHeartRateMetadata")
                        .put("calculationMethod", "WITH_SLEEP"));
        day(
                "daily-heart-rate-variability",
                (day, body) -> body.put("averageHeartRateVariabilityMilliseconds", day.rmssd()));
        day(
                "daily-oxygen-saturation",
                (day, body) -> body.put("averagePercentage", day.saturation())
                        .put("lowerBoundPercentage", day.saturation().subtract(BigDecimal.ONE))
                        .put("upperBoundPercentage", day.saturation().add(BigDecimal.ONE)));
        day("daily-respiratory-rate", (day, body) -> body.put("breathsPerMinute", day.breaths()));
        day(
                "daily-sleep-temperature-derivations",
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

    /** A type of samples, by when there are any and what they say. */
    private void sample(
            String kebab,
            Function<BiFunction<String, Moment, ObjectNode>, Invention> when,
            BiConsumer<Moment, ObjectNode> says) {
        String name = DataType.camel(kebab);
        BiFunction<String, Moment, ObjectNode> body = (id, m) -> Points.point(name, "PASSIVELY_MEASURED", value -> {
            says.accept(m, value);
            value.set("sampleTime", Times.sample(m.wearer(), m.at()));
        });
        add(kebab, Form.SAMPLE, MEASUREMENTS, when.apply(body));
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

    /** A type of days, whose figures come from the night before. */
    private void day(String kebab, BiConsumer<WearerDay, ObjectNode> fill) {
        String name = DataType.camel(kebab);
        add(
                kebab,
                Form.DAILY,
                MEASUREMENTS,
                parts(
                        Inventions::morning,
                        (id, m) -> Points.point(name, "DERIVED", body -> {
                            fill.accept(m.day(), body);
                            body.set("date", Times.date(m.day().date()));
                        })));
    }

    private static Invention asleep(BiFunction<String, Moment, ObjectNode> body) {
        Invention always = every(NIGHT, body);
        return (wearer, from, to, now) -> always.entries(wearer, from, to, now).stream()
                .filter(e -> Sessions.asleep(wearer, e.start()))
                .toList();
    }

    /** A sensor that people with diabetes wear. */
    private static Invention diabetic(BiFunction<String, Moment, ObjectNode> body) {
        Invention always = every(NIGHT, body);
        return (wearer, from, to, now) -> wearer.diabetic() ? always.entries(wearer, from, to, now) : List.of();
    }

    private static Invention every(Duration step, BiFunction<String, Moment, ObjectNode> body) {
        return Inventions.every(step, Points.NAMING, WearerDay::worn, body);
    }

    private static Invention parts(
            Function<WearerDay, List<Moment>> moments, BiFunction<String, Moment, ObjectNode> body) {
        return Inventions.parts(Points.NAMING, Duration.ofMinutes(5), moments, body);
    }

    private static List<Entry> nothing(Wearer wearer, Instant from, Instant to, Instant now) {
        return List.of();
    }
}
