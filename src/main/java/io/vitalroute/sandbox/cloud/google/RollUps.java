package io.vitalroute.sandbox.cloud.google;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Shelf;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;

/** Answers to {@code rollUp} and {@code dailyRollUp}: what windows of time add up to, newest first. */
final class RollUps {
    private static final Set<String> KNOWN =
            Set.of("steps", "distance", "active-energy-burned", "heart-rate", "total-calories");
    /** Those that there are, but that nobody here has. */
    private static final Set<String> EMPTY = Set.of(
            "floors", "altitude", "swim-lengths-data", "sedentary-period", "time-in-heart-rate-zone", "active-minutes");

    private static final Set<String> SHORT = Set.of("heart-rate", "total-calories", "active-minutes");

    private final Shelf shelf;

    RollUps(Shelf shelf) {
        this.shelf = shelf;
    }

    Answer daily(CloudRequest request, String kebab, int person, Instant now) {
        JsonNode range = request.json().path("range");
        Optional<LocalDate> from = date(range.path("start"));
        Optional<LocalDate> to = date(range.path("end"));
        if (from.isEmpty() || to.isEmpty() || !exists(kebab)) {
            return Failure.badRequest("Invalid JSON payload received. range.start and range.end need a date.");
        }
        if (!from.get().isBefore(to.get())
                || from.get().plusDays(longest(kebab)).isBefore(to.get())) {
            return Failure.badRequest("The range must be of 1 to " + longest(kebab) + " days.");
        }
        ArrayNode points = Json.array();
        Wearer wearer = shelf.person(person);
        for (LocalDate date = to.get().minusDays(1); !date.isBefore(from.get()); date = date.minusDays(1)) {
            WearerDay day = wearer.day(date);
            Instant end = day.end().isBefore(now) ? day.end() : Times.minute(now);
            if (day.worn() && day.start().isBefore(end) && KNOWN.contains(kebab)) {
                ObjectNode point = points.addObject();
                point.set("civilStartTime", Times.civil(date.atStartOfDay()));
                point.set("civilEndTime", Times.civil(date.plusDays(1).atStartOfDay()));
                point.set(member(kebab), value(kebab, day.totals(day.start(), end), day));
            }
        }
        ObjectNode body = Json.object();
        body.set("rollupDataPoints", points);
        return Json.answer(200, body);
    }

    Answer windows(CloudRequest request, String kebab, int person, Instant now) {
        JsonNode asked = request.json();
        try {
            Instant from = Instant.parse(asked.at("/range/startTime").asText());
            Instant to = Instant.parse(asked.at("/range/endTime").asText());
            Duration window =
                    Duration.parse("PT" + asked.path("windowSize").asText().toUpperCase(Locale.ROOT));
            if (!from.isBefore(to)
                    || from.plus(Duration.ofDays(longest(kebab))).isBefore(to)
                    || window.compareTo(Duration.ofMinutes(1)) < 0
                    || !exists(kebab)) {
                return Failure.badRequest("Invalid range or window.");
            }
            return windows(kebab, person, from, to.isBefore(now) ? to : Times.minute(now), window);
        } catch (DateTimeException e) {
            return Failure.badRequest("Invalid range or window.");
        }
    }

    private Answer windows(String kebab, int person, Instant from, Instant to, Duration window) {
        ArrayNode points = Json.array();
        Wearer wearer = shelf.person(person);
        for (Instant start = from; start.isBefore(to); start = start.plus(window)) {
            WearerDay day = wearer.day(start);
            Totals totals = wearer.totals(start, start.plus(window));
            if (totals.minutes() > 0 && KNOWN.contains(kebab)) {
                ObjectNode point = Json.object()
                        .put("startTime", start.toString())
                        .put("endTime", start.plus(window).toString());
                point.set(member(kebab), value(kebab, totals, day));
                points.insert(0, point);
            }
        }
        ObjectNode body = Json.object();
        body.set("rollupDataPoints", points);
        return Json.answer(200, body);
    }

    private static ObjectNode value(String kebab, Totals totals, WearerDay day) {
        ObjectNode value = Json.object();
        return switch (kebab) {
            case "steps" -> value.put("countSum", Integer.toString(totals.steps()));
            case "distance" -> value.put("millimetersSum", Long.toString(totals.millimetres()));
            case "active-energy-burned" -> value.put("kcalSum", totals.activeKilocalories());
            case "total-calories" ->
                value.put("kcalSum", totals.activeKilocalories().add(BigDecimal.valueOf(day.basalKilocalories())));
            default ->
                value.put("beatsPerMinuteAvg", totals.meanHeartRate())
                        .put("beatsPerMinuteMax", totals.fastest())
                        .put("beatsPerMinuteMin", totals.slowest());
        };
    }

    private static String member(String kebab) {
        return switch (kebab) {
            case "active-energy-burned" -> "activeEnergyBurned";
            case "heart-rate" -> "heartRate";
            case "total-calories" -> "totalCalories";
            default -> kebab;
        };
    }

    /** The scope that lets a type's sums be read. */
    static String scope(String kebab) {
        String word = kebab.equals("heart-rate") ? "health_metrics_and_measurements" : "activity_and_fitness";
        return DataType.SCOPES + word + ".readonly";
    }

    private static boolean exists(String kebab) {
        return KNOWN.contains(kebab) || EMPTY.contains(kebab);
    }

    private static int longest(String kebab) {
        return SHORT.contains(kebab) ? 14 : 90;
    }

    private static Optional<LocalDate> date(JsonNode civil) {
        JsonNode date = civil.path("date");
        try {
            return date.isObject()
                    ? Optional.of(LocalDate.of(
                            date.path("year").asInt(),
                            date.path("month").asInt(),
                            date.path("day").asInt()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
