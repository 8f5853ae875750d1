package io.vitalroute.sandbox.vendor;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Garmin Health API, push: summaries of several users in one body, times in UTC seconds beside an offset. */
final class Garmin {
    private final Person person;
    private final Person other;
    private final Day day;
    private final SplittableRandom random;

    Garmin(Person person, Person other, Day day, SplittableRandom random) {
        this.person = person;
        this.other = other;
        this.day = day;
        this.random = random;
    }

    Script script() {
        return Script.of(
                pressures(),
                saturation(),
                weight(),
                new Script(
                        List.of(
                                dailies(4_300, 43_200, "the day so far"),
                                dailies(9_100, 86_400, "the same day, now whole: it replaces what came before"),
                                epochs(),
                                night("sleeps", "the night with its stages"),
                                plain("stress-details", "stress with marks of unmeasured minutes, and body battery"),
                                plain("hrv", "heart rate variability of the night"),
                                plain("respiration", "breaths a minute, one of them not measured"),
                                fitness(),
                                run(),
                                plain("health-snapshot", "two minutes of everything")),
                        List.of()));
    }

    private Script pressures() {
        int systolic = random.nextInt(108, 141);
        int diastolic = random.nextInt(62, 90);
        int otherSystolic = random.nextInt(108, 141);
        int otherDiastolic = random.nextInt(62, 90);
        Delivery delivery = delivery(
                "blood-pressures",
                Map.of(
                        "at", day.epoch(7, 5),
                        "account", person.account("garmin"),
                        "systolic", systolic,
                        "diastolic", diastolic,
                        "pulse", random.nextInt(55, 80),
                        "offset", day.offset(),
                        "other", other.account("garmin"),
                        "otherSystolic", otherSystolic,
                        "otherDiastolic", otherDiastolic,
                        "otherOffset", new Day(day.date(), other.zone()).offset()),
                "blood pressures of two people in one body, and one that is no number");
        return new Script(
                List.of(delivery),
                List.of(
                        Expected.pressure(person.patient(), systolic, diastolic, day.at(7, 5)),
                        Expected.pressure(other.patient(), otherSystolic, otherDiastolic, day.at(7, 5))));
    }

    private Script saturation() {
        int percent = random.nextInt(94, 99);
        Delivery delivery = delivery(
                "pulse-ox",
                Map.of(
                        "account", person.account("garmin"),
                        "date", day.date(),
                        "start", day.epoch(0, 0),
                        "offset", day.offset(),
                        "second", day.epoch(14, 20) - day.epoch(0, 0),
                        "saturation", percent),
                "an oxygen saturation taken on demand");
        return new Script(
                List.of(delivery),
                List.of(Expected.one(person.patient(), "2708-6", BigDecimal.valueOf(percent), "%", day.at(14, 20))));
    }

    private Script weight() {
        int grams = random.nextInt(61_000, 88_000);
        Delivery delivery = delivery(
                "body-comps",
                Map.of(
                        "account", person.account("garmin"),
                        "at", day.epoch(6, 31),
                        "offset", day.offset(),
                        "grams", grams),
                "body composition, in grams");
        BigDecimal kilograms = BigDecimal.valueOf(grams, 3);
        return new Script(
                List.of(delivery), List.of(Expected.one(person.patient(), "29463-7", kilograms, "kg", day.at(6, 31))));
    }

    private Delivery dailies(int steps, int duration, String description) {
        String samples = IntStream.range(0, 40)
                .mapToObj(i -> "\"" + (i + 1) * 15 + "\": " + random.nextInt(52, 96))
                .collect(Collectors.joining(", "));
        return delivery(
                "dailies",
                Map.ofEntries(
                        Map.entry("account", person.account("garmin")),
                        Map.entry("summary", "x7be210-" + day.epoch(0, 0) + "-" + duration),
                        Map.entry("date", day.date()),
                        Map.entry("active", steps / 25),
                        Map.entry("basal", 1_610L * duration / 86_400),
                        Map.entry("steps", steps),
                        Map.entry("metres", BigDecimal.valueOf(steps * 74L, 2)),
                        Map.entry("duration", duration),
                        Map.entry("start", day.epoch(0, 0)),
                        Map.entry("offset", day.offset()),
                        Map.entry("resting", random.nextInt(50, 60)),
                        Map.entry("samples", samples)),
                description);
    }

    private Delivery epochs() {
        return delivery(
                "epochs",
                Map.of(
                        "account", person.account("garmin"),
                        "start", day.epoch(12, 15),
                        "offset", day.offset(),
                        "steps", random.nextInt(400, 1_100)),
                "a quarter of an hour, one record for each kind of activity");
    }

    private Delivery night(String stream, String description) {
        long start = day.epoch(-1, 20);
        return delivery(
                stream,
                Map.of(
                        "account",
                        person.account("garmin"),
                        "date",
                        day.date(),
                        "start",
                        start,
                        "offset",
                        day.offset(),
                        "lightEnd",
                        start + 13_800,
                        "deepEnd",
                        start + 19_200,
                        "remEnd",
                        start + 24_300,
                        "end",
                        start + 25_200),
                description);
    }

    private Delivery fitness() {
        return delivery(
                "user-metrics",
                Map.of("account", person.account("garmin"), "date", day.date()),
                "maximal oxygen uptake and fitness age");
    }

    private Delivery run() {
        return delivery(
                "activities",
                Map.of("account", person.account("garmin"), "start", day.epoch(6, 45), "offset", day.offset()),
                "a run");
    }

    private Delivery plain(String stream, String description) {
        Map<String, Object> values =
                Map.of("account", person.account("garmin"), "start", day.epoch(3, 0), "offset", day.offset());
        return stream.equals("respiration")
                ? delivery(stream, values, description)
                : delivery(stream, with(values, "date", day.date()), description);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private static Delivery delivery(String stream, Map<String, Object> values, String description) {
        return new Delivery(
                "garmin",
                stream,
                "",
                "application/json",
                Template.fill("garmin/" + stream + ".json", values),
                description);
    }
}
