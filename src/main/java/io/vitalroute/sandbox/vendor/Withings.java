package io.vitalroute.sandbox.vendor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.vitalroute.sandbox.vendor.Expected.Measured;

/** Withings, in the envelopes of its Public API (getmeas, getactivity, getsummary). A value is value x 10^unit. */
final class Withings {
    private static final String JSON = "application/json";

    private final Person person;
    private final Day day;
    private final SplittableRandom random;
    private final long firstGroup;
    private final int grams;

    Withings(Person person, Day day, SplittableRandom random) {
        this.person = person;
        this.day = day;
        this.random = random;
        this.firstGroup = 5_000_000_000L + random.nextInt(1_000_000) * 100L;
        this.grams = random.nextInt(61_000, 88_000);
    }

    Script script() {
        Delivery measures = measures();
        return Script.of(
                new Script(List.of(measures), List.of()),
                new Script(List.of(again(measures, "the same payload once more")), List.of()),
                correction(),
                badItem(),
                late(),
                activity(),
                minutes(),
                sleep());
    }

    private Delivery measures() {
        return delivery(
                "measures",
                Template.fill(
                        "withings/measures.json",
                        Map.ofEntries(
                                Map.entry("updated", day.epoch(8, 0)),
                                Map.entry("zone", day.zone()),
                                Map.entry("weightGroup", firstGroup),
                                Map.entry("weighed", day.epoch(6, 58)),
                                Map.entry("weightGrams", grams),
                                Map.entry("fatTenths", random.nextInt(180, 310)),
                                Map.entry("pressureGroup", firstGroup + 1),
                                Map.entry("pressed", day.epoch(7, 12)),
                                Map.entry("systolic", random.nextInt(112, 139)),
                                Map.entry("diastolic", random.nextInt(66, 88)),
                                Map.entry("pulse", random.nextInt(54, 81)),
                                Map.entry("goalGroup", firstGroup + 2),
                                Map.entry("unclearGroup", firstGroup + 3))),
                "weight, fat and blood pressure; a goal, which is no reading; a weight of unclear owner");
    }

    private Script correction() {
        int corrected = grams - random.nextInt(300, 900);
        Delivery delivery = weight(firstGroup, corrected, day, 2, "the weight corrected: same group, later modified");
        Expected expected = Expected.one(person.patient(), "29463-7", kilograms(corrected), "kg", day.at(6, 58));
        return new Script(
                List.of(delivery),
                List.of(new Expected(expected.patient(), expected.code(), expected.values(), expected.at(), true)));
    }

    private Script late() {
        Day past = day.minus(59);
        int then = grams + random.nextInt(200, 2000);
        Delivery delivery = weight(firstGroup + 9, then, past, 0, "a weight 59 days late");
        return new Script(
                List.of(delivery),
                List.of(Expected.one(person.patient(), "29463-7", kilograms(then), "kg", past.at(6, 58))));
    }

    private Delivery weight(long group, int value, Day on, int attrib, String description) {
        return delivery(
                "measures",
                Template.fill(
                        "withings/correction.json",
                        Map.of(
                                "updated", day.epoch(9, 30),
                                "zone", day.zone(),
                                "group", group,
                                "attrib", attrib,
                                "at", on.epoch(6, 58),
                                "modified", day.epoch(9, 25),
                                "grams", value)),
                description);
    }

    private Script badItem() {
        int tenths = random.nextInt(361, 372);
        Delivery delivery = delivery(
                "measures",
                Template.fill(
                        "withings/bad-item.json",
                        Map.of(
                                "updated",
                                day.epoch(10, 0),
                                "zone",
                                day.zone(),
                                "badGroup",
                                firstGroup + 4,
                                "group",
                                firstGroup + 5,
                                "at",
                                day.epoch(9, 40),
                                "temperatureTenths",
                                tenths)),
                "two temperatures, one of them without a date");
        BigDecimal celsius = BigDecimal.valueOf(tenths, 1);
        return new Script(
                List.of(delivery), List.of(Expected.one(person.patient(), "8310-5", celsius, "Cel", day.at(9, 40))));
    }

    private Script activity() {
        int steps = random.nextInt(5_000, 12_000);
        Day yesterday = day.minus(1);
        Delivery delivery = delivery(
                "activity",
                Template.fill(
                        "withings/activity.json",
                        Map.of(
                                "date",
                                yesterday.date(),
                                "zone",
                                day.zone(),
                                "steps",
                                steps,
                                "metres",
                                steps * 3 / 4,
                                "kilocalories",
                                318,
                                "totalKilocalories",
                                2144)),
                "yesterday's steps and energy");
        Instant midnight = yesterday.at(0, 0);
        Measured counted = new Measured("41950-7", BigDecimal.valueOf(steps), "");
        return new Script(
                List.of(delivery),
                List.of(new Expected(person.patient(), "41950-7", List.of(counted), midnight, false)));
    }

    private Script sleep() {
        long start = day.epoch(-2, 41);
        return new Script(
                List.of(
                        stages(start),
                        delivery(
                                "sleep-summary",
                                Template.fill(
                                        "withings/sleep-summary.json",
                                        Map.of(
                                                "id", firstGroup + 20,
                                                "zone", day.zone(),
                                                "start", start,
                                                "end", day.epoch(6, 33),
                                                "date", day.date())),
                                "last night in figures")),
                List.of());
    }

    private Delivery stages(long start) {
        return delivery(
                "sleep",
                Template.fill(
                        "withings/sleep.json",
                        Map.of("start", start, "light", start + 2_400, "deep", start + 6_300, "end", start + 8_100)),
                "the first stages of last night");
    }

    private Script minutes() {
        int rate = random.nextInt(60, 100);
        Delivery delivery = delivery(
                "intraday-activity",
                Template.fill(
                        "withings/intraday-activity.json",
                        Map.of(
                                "first", day.epoch(8, 31),
                                "second", day.epoch(8, 32),
                                "third", day.epoch(8, 40),
                                "steps", random.nextInt(60, 110),
                                "rate", rate)),
                "single minutes, keyed by their time");
        return new Script(
                List.of(delivery),
                List.of(Expected.one(person.patient(), "8867-4", BigDecimal.valueOf(rate), "/min", day.at(8, 32))));
    }

    static Delivery single(Person person, Day day, long number) {
        long at = day.epoch(0, 0) + number;
        byte[] body = Template.fill(
                "withings/correction.json",
                Map.of(
                        "updated",
                        at,
                        "zone",
                        day.zone(),
                        "group",
                        1_000_000 + number,
                        "attrib",
                        0,
                        "at",
                        at,
                        "modified",
                        at,
                        "grams",
                        60_000 + number % 30_000));
        return new Delivery("withings", "measures", person.account("withings"), JSON, body, "a single weight");
    }

    private Delivery delivery(String stream, byte[] body, String description) {
        return new Delivery("withings", stream, person.account("withings"), JSON, body, description);
    }

    private static Delivery again(Delivery before, String description) {
        return new Delivery(
                before.source(), before.stream(), before.account(), before.mediaType(), before.body(), description);
    }

    private static BigDecimal kilograms(int grams) {
        return BigDecimal.valueOf(grams, 3);
    }
}
