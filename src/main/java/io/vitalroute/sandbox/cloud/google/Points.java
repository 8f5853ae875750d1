package io.vitalroute.sandbox.cloud.google;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Stream.Invention;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;

/** Data points of one type in the envelope that all types share. */
final class Points {
    static final int PERSON_DIGIT = 1;

    private Points() {}

    /** A point every so often, as long as the watch is worn. */
    static Invention every(Duration step, Function<Moment, Supplier<ObjectNode>> body) {
        return (wearer, from, to, now) -> {
            List<Entry> entries = new ArrayList<>();
            long seconds = step.toSeconds();
            Instant first =
                    Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond() + seconds - 1, seconds) * seconds);
            for (Instant at = first; at.isBefore(to); at = at.plus(step)) {
                WearerDay day = wearer.day(at);
                if (day.worn()) {
                    Instant end = at.plus(step);
                    entries.add(entry(wearer, at, end, end, body.apply(new Moment(wearer, day, at, end))));
                }
            }
            return entries;
        };
    }

    /** Points that each day has, in the order of their times; those of the day after the time are looked at too. */
    static Invention daily(Function<WearerDay, List<Moment>> moments, Function<Moment, Supplier<ObjectNode>> body) {
        return (wearer, from, to, now) -> {
            List<Entry> entries = new ArrayList<>();
            for (WearerDay day : wearer.days(from, to.plus(Duration.ofDays(1)))) {
                for (Moment moment : moments.apply(day)) {
                    if (!moment.at().isBefore(from) && moment.at().isBefore(to)) {
                        Instant known = moment.end().plusSeconds(300);
                        entries.add(entry(moment.wearer(), moment.at(), moment.end(), known, body.apply(moment)));
                    }
                }
            }
            entries.sort(Comparator.comparing(Entry::start));
            return entries;
        };
    }

    private static Entry entry(Wearer wearer, Instant at, Instant end, Instant known, Supplier<ObjectNode> body) {
        return new Entry(Ids.number(at, wearer.index(), PERSON_DIGIT), at, end, known, body);
    }

    /** A point of a type, with where it comes from. */
    static ObjectNode point(DataTypeName type, String method, Consumer<ObjectNode> filled) {
        ObjectNode point = Json.object();
        ObjectNode source = point.putObject("dataSource");
        source.putObject("device").put("displayName", "Invented Sense").put("manufacturer", "Fitbit");
        source.put("platform", "FITBIT").put("recordingMethod", method);
        filled.accept(point.putObject(type.camel()));
        return point;
    }

    /** The member that holds a point's value. */
    record DataTypeName(String camel) {}

    /** A moment or a stretch of somebody's day. */
    record Moment(Wearer wearer, WearerDay day, Instant at, Instant end) {}
}
