package io.vitalroute.sandbox.cloud.withings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.people.Pressure;
import io.vitalroute.sandbox.people.Temperature;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Weighing;

/** What Withings holds of a person. A measure is value x 10^unit. */
final class Streams {
    static final String MEASURES = "measures";
    static final String ACTIVITY = "activity";
    static final String INTRADAY = "intraday-activity";
    static final String SLEEP = "sleep";
    static final String SLEEP_SUMMARY = "sleep-summary";

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Duration rhythm;

    private Streams(Duration rhythm) {
        this.rhythm = rhythm;
    }

    static List<Stream> every(Duration rhythm) {
        Streams streams = new Streams(rhythm);
        Duration day = Duration.ofHours(36);
        return List.of(
                new Stream(MEASURES, "user.metrics", Duration.ofHours(1), Streams::measures),
                new Stream(ACTIVITY, "user.activity", day, Streams::activities),
                new Stream(INTRADAY, "user.activity", Duration.ofHours(1), streams::minutes),
                new Stream(SLEEP, "user.activity", day, Nights::details),
                new Stream(SLEEP_SUMMARY, "user.activity", day, Nights::summaries));
    }

    /** What starts in the time, of all that the days around it hold. */
    static List<Entry> within(List<Entry> entries, Instant from, Instant to) {
        return entries.stream()
                .filter(e -> !e.start().isBefore(from) && e.start().isBefore(to))
                .toList();
    }

    private static List<Entry> measures(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (WearerDay day : wearer.days(from, to)) {
            day.weighing().ifPresent(w -> entries.add(weighed(wearer, w)));
            day.pressures().forEach(p -> entries.add(pressed(wearer, p)));
            day.temperature().ifPresent(t -> entries.add(taken(wearer, t)));
        }
        entries.sort(Comparator.comparing(Entry::start));
        return within(entries, from, to);
    }

    private static Entry weighed(Wearer wearer, Weighing w) {
        return group(
                wearer,
                w.at(),
                1,
                "Body Scan",
                () -> Json.array()
                        .add(measure(1, w.grams(), -3))
                        .add(measure(6, w.fatPerMille(), -1))
                        .add(measure(76, w.muscleGrams(), -3)));
    }

    private static Entry pressed(Wearer wearer, Pressure p) {
        return group(
                wearer,
                p.at(),
                4,
                "BPM Connect",
                () -> Json.array()
                        .add(measure(9, p.diastolic(), 0))
                        .add(measure(10, p.systolic(), 0))
                        .add(measure(11, p.pulse(), 0)));
    }

    private static Entry taken(Wearer wearer, Temperature t) {
        return group(
                wearer,
                t.at(),
                2,
                "Thermo",
                () -> Json.array().add(measure(71, t.celsius().movePointRight(1).intValueExact(), -1)));
    }

    private static ObjectNode measure(int type, int value, int unit) {
        return Json.object().put("value", value).put("type", type).put("unit", unit);
    }

    private static Entry group(Wearer wearer, Instant at, int kind, String model, Supplier<ArrayNode> measures) {
        Instant known = at.plusSeconds(30);
        String id = Ids.number(at, wearer.index(), kind);
        return new Entry(id, at, at, known, () -> {
            ObjectNode group = Json.object()
                    .put("grpid", Long.parseLong(id))
                    .put("attrib", 0)
                    .put("date", at.getEpochSecond())
                    .put("created", known.getEpochSecond())
                    .put("modified", known.getEpochSecond())
                    .put("category", 1)
                    .put("deviceid", "5ca1ab1e0" + kind)
                    .put("hash_deviceid", "5ca1ab1e0" + kind)
                    .put("model", model);
            group.set("measures", measures.get());
            return group;
        });
    }

    private static List<Entry> activities(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (WearerDay day : wearer.days(from, to)) {
            Instant known = day.end().isBefore(now) ? day.end() : floor(now);
            if (day.worn() && known.isAfter(day.start())) {
                String id = Ids.number(day.start(), wearer.index(), 6);
                entries.add(new Entry(id, day.start(), day.end(), known, () -> activity(wearer, day, known)));
            }
        }
        return within(entries, from, to);
    }

    private static ObjectNode activity(Wearer wearer, WearerDay day, Instant known) {
        Totals totals = day.totals(day.start(), known);
        return Json.object()
                .put("date", day.date().toString())
                .put("timezone", wearer.zone(day.start()).getId())
                .put("deviceid", "5ca1ab1e07")
                .put("hash_deviceid", "5ca1ab1e07")
                .put("brand", 18)
                .put("is_tracker", true)
                .put("modified", known.getEpochSecond())
                .put("model", "ScanWatch")
                .put("steps", totals.steps())
                .put("distance", totals.metres())
                .put("elevation", 0)
                .put("soft", totals.light() * 60)
                .put("moderate", totals.moderate() * 60)
                .put("intense", totals.vigorous() * 60)
                .put("active", (totals.moderate() + totals.vigorous()) * 60)
                .put("calories", totals.activeKilocalories())
                .put("totalcalories", totals.activeKilocalories().add(BigDecimal.valueOf(day.basalKilocalories())))
                .put("hr_average", totals.meanHeartRate())
                .put("hr_min", totals.slowest())
                .put("hr_max", totals.fastest());
    }

    private List<Entry> minutes(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        long step = rhythm.toSeconds();
        Instant first = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond() + step - 1, step) * step);
        for (Instant at = first; at.isBefore(to); at = at.plus(rhythm)) {
            Instant start = at;
            WearerDay day = wearer.day(start);
            if (day.worn()) {
                String id = Ids.number(start, wearer.index(), 8);
                entries.add(new Entry(id, start, start.plus(rhythm), start.plus(rhythm), () -> minute(day, start)));
            }
        }
        return entries;
    }

    private ObjectNode minute(WearerDay day, Instant at) {
        Totals totals = day.totals(at, at.plus(rhythm));
        return Json.object()
                .put("deviceid", "5ca1ab1e07")
                .put("hash_deviceid", "5ca1ab1e07")
                .put("model", "ScanWatch")
                .put("model_id", 93)
                .put("duration", rhythm.toSeconds())
                .put("steps", totals.steps())
                .put("distance", totals.metres())
                .put("elevation", 0)
                .put("calories", totals.activeKilocalories())
                .put("heart_rate", day.heartRate(at));
    }

    private static Instant floor(Instant now) {
        long quarter = QUARTER.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), quarter) * quarter);
    }
}
