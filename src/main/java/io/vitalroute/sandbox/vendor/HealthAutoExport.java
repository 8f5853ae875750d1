package io.vitalroute.sandbox.vendor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The iOS app Health Auto Export: metrics by name, in the units of the phone's settings, and workouts. */
final class HealthAutoExport {
    private final Person person;
    private final Day day;
    private final SplittableRandom random;

    HealthAutoExport(Person person, Day day, SplittableRandom random) {
        this.person = person;
        this.day = day;
        this.random = random;
    }

    Script script() {
        int systolic = random.nextInt(108, 141);
        int diastolic = random.nextInt(62, 90);
        BigDecimal kilograms = BigDecimal.valueOf(random.nextInt(6_100, 8_800), 2);
        Map<String, Object> metrics = Map.of(
                "at",
                day.apple(18, 20),
                "low",
                58,
                "mean",
                71,
                "high",
                103,
                "kilograms",
                kilograms,
                "systolic",
                systolic,
                "diastolic",
                diastolic,
                "steps",
                random.nextInt(20, 300));
        return new Script(
                List.of(
                        delivery("metrics", metrics, "heart rate, weight, blood pressure and steps from the phone"),
                        delivery("workouts", ride(), "a ride, its energy in kilojoules")),
                List.of(
                        Expected.one(person.patient(), "29463-7", kilograms, "kg", day.at(18, 20)),
                        Expected.pressure(person.patient(), systolic, diastolic, day.at(18, 20))));
    }

    private Map<String, Object> ride() {
        return Map.of("start", day.apple(17, 2), "end", day.apple(17, 41), "kilojoules", BigDecimal.valueOf(13_025, 1));
    }

    private Delivery delivery(String stream, Map<String, Object> values, String description) {
        return new Delivery(
                "health-auto-export",
                stream,
                person.account("health-auto-export"),
                "application/json",
                Template.fill("health-auto-export/" + stream + ".json", values),
                description);
    }
}
