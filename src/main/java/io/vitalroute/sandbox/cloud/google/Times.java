package io.vitalroute.sandbox.cloud.google;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.people.Wearer;

/** Times as Google writes them: offsets are durations, a part of a civil time that is nought is left out. */
final class Times {
    private Times() {}

    static ObjectNode sample(Wearer wearer, Instant at) {
        ObjectNode time = Json.object().put("physicalTime", at.toString()).put("utcOffset", offset(wearer, at));
        time.set("civilTime", civil(LocalDateTime.ofInstant(at, wearer.offset(at))));
        return time;
    }

    static ObjectNode interval(Wearer wearer, Instant from, Instant to) {
        ObjectNode interval = bare(wearer, from, to);
        interval.set("civilStartTime", civil(LocalDateTime.ofInstant(from, wearer.offset(from))));
        interval.set("civilEndTime", civil(LocalDateTime.ofInstant(to, wearer.offset(to))));
        return interval;
    }

    /** Without civil times, as sessions have it. */
    static ObjectNode bare(Wearer wearer, Instant from, Instant to) {
        return Json.object()
                .put("startTime", from.toString())
                .put("startUtcOffset", offset(wearer, from))
                .put("endTime", to.toString())
                .put("endUtcOffset", offset(wearer, to));
    }

    static ObjectNode date(LocalDate date) {
        return Json.object()
                .put("year", date.getYear())
                .put("month", date.getMonthValue())
                .put("day", date.getDayOfMonth());
    }

    static ObjectNode civil(LocalDateTime time) {
        ObjectNode civil = Json.object();
        civil.set("date", date(time.toLocalDate()));
        civil.set("time", clock(time.toLocalTime()));
        return civil;
    }

    /** The last whole minute. */
    static Instant minute(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60L) * 60);
    }

    static String offset(Wearer wearer, Instant at) {
        return offset(wearer.offset(at));
    }

    static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() + "s";
    }

    private static ObjectNode clock(LocalTime time) {
        ObjectNode clock = Json.object();
        put(clock, "hours", time.getHour());
        put(clock, "minutes", time.getMinute());
        put(clock, "seconds", time.getSecond());
        return clock;
    }

    private static void put(ObjectNode node, String name, int value) {
        if (value != 0) {
            node.put(name, value);
        }
    }
}
