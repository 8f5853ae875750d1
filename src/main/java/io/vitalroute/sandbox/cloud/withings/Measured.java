package io.vitalroute.sandbox.cloud.withings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Pages;
import io.vitalroute.sandbox.cloud.Shelf;
import io.vitalroute.sandbox.http.Answer;

/** Answers of the data services: what was measured, or changed since a moment, page by page. */
final class Measured {
    private static final int PAGE = 200;
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Set<String> NIGHT = Set.of(
            "lightsleepduration",
            "deepsleepduration",
            "wakeupduration",
            "wakeupcount",
            "durationtosleep",
            "durationtowakeup");
    private static final Set<String> STAGE =
            Set.of("startdate", "enddate", "state", "model", "model_id", "hash_deviceid");
    private static final Set<String> SERIES = Set.of("deviceid", "hash_deviceid", "model", "model_id");

    private final Shelf shelf;

    Measured(Shelf shelf) {
        this.shelf = shelf;
    }

    Answer measures(CloudRequest request, int person, Instant now) {
        Set<String> types = words(request.text("meastypes"));
        List<ObjectNode> groups = new ArrayList<>();
        for (Entry entry : asked(request, person, Streams.MEASURES, now)) {
            ObjectNode group =
                    entry.body().get().put("modified", entry.changed().getEpochSecond());
            ArrayNode wanted = Json.array();
            group.path("measures").forEach(m -> {
                if (types.isEmpty() || types.contains(m.path("type").asText())) {
                    wanted.add(m);
                }
            });
            group.set("measures", wanted);
            if (!wanted.isEmpty() && request.number("category", 1) == 1) {
                groups.add(group);
            }
        }
        Collections.reverse(groups);
        Pages<ObjectNode> page = Pages.of(groups, (int) request.number("offset", 0), PAGE);
        ObjectNode body = Json.object()
                .put("updatetime", now.getEpochSecond())
                .put("timezone", shelf.person(person).home().getId());
        body.set("measuregrps", Json.array(page.items()));
        page.next().ifPresent(next -> body.put("more", 1).put("offset", next));
        return Wrapped.ok(body);
    }

    Answer activities(CloudRequest request, int person, Instant now) {
        return listed(
                "activities",
                request,
                asked(request, person, Streams.ACTIVITY, now).stream()
                        .map(e -> modified(e))
                        .toList());
    }

    Answer summaries(CloudRequest request, int person, Instant now) {
        Set<String> fields = words(request.text("data_fields"));
        return listed(
                "series",
                request,
                asked(request, person, Streams.SLEEP_SUMMARY, now).stream()
                        .map(e -> {
                            ObjectNode night = modified(e);
                            ((ObjectNode) night.path("data")).retain(fields.isEmpty() ? NIGHT : fields);
                            return night;
                        })
                        .toList());
    }

    Answer nights(CloudRequest request, int person) {
        Instant from = Instant.ofEpochSecond(request.number("startdate", 0));
        Instant to = Instant.ofEpochSecond(request.number("enddate", 0));
        if (!from.isBefore(to) || from.plus(A_DAY).isBefore(to)) {
            return Wrapped.error(Wrapped.INVALID, "Invalid Params: at most 24 hours");
        }
        Set<String> fields = new HashSet<>(words(request.text("data_fields")));
        fields.addAll(STAGE);
        ArrayNode series = Json.array();
        shelf.touching(person, Streams.SLEEP, from, to)
                .forEach(e -> series.add(e.body().get().retain(fields)));
        ObjectNode body = Json.object();
        body.set("series", series);
        return Wrapped.ok(body.put("model", 32));
    }

    Answer intraday(CloudRequest request, int person) {
        Instant from = Instant.ofEpochSecond(request.number("startdate", 0));
        Instant to = Instant.ofEpochSecond(request.number("enddate", 0));
        if (!from.isBefore(to) || from.plus(A_DAY).isBefore(to)) {
            return Wrapped.error(Wrapped.INVALID, "Invalid Params: at most 24 hours");
        }
        Set<String> fields = new HashSet<>(words(request.text("data_fields")));
        boolean all = fields.isEmpty();
        fields.addAll(SERIES);
        fields.add("duration");
        ObjectNode series = Json.object();
        shelf.measured(person, Streams.INTRADAY, from, to).forEach(e -> {
            ObjectNode minute = e.body().get();
            series.set(Long.toString(e.start().getEpochSecond()), all ? minute : minute.retain(fields));
        });
        ObjectNode body = Json.object();
        body.set("series", series);
        return Wrapped.ok(body);
    }

    private List<Entry> asked(CloudRequest request, int person, String stream, Instant now) {
        if (request.field("lastupdate").isPresent()) {
            Instant after =
                    Instant.ofEpochSecond(request.number("lastupdate", 0)).minusSeconds(1);
            return shelf.changed(person, stream, after, now);
        }
        if (request.field("startdateymd").isPresent()) {
            LocalDate first = LocalDate.parse(request.text("startdateymd"));
            LocalDate last = request.field("enddateymd").map(LocalDate::parse).orElse(first);
            return dated(person, stream, first, last);
        }
        Instant from = Instant.ofEpochSecond(request.number("startdate", 0));
        Instant to = Instant.ofEpochSecond(request.number("enddate", now.getEpochSecond()))
                .plusSeconds(1);
        return shelf.measured(person, stream, from, to);
    }

    /** By the date that the entry itself shows. */
    private List<Entry> dated(int person, String stream, LocalDate first, LocalDate last) {
        Instant from = first.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return shelf.measured(person, stream, from, to).stream()
                .filter(e -> {
                    LocalDate date = shelf.person(person).date(stream.equals(Streams.ACTIVITY) ? e.start() : e.end());
                    return !date.isBefore(first) && !date.isAfter(last);
                })
                .toList();
    }

    private static ObjectNode modified(Entry entry) {
        return entry.body().get().put("modified", entry.changed().getEpochSecond());
    }

    private static Answer listed(String name, CloudRequest request, List<? extends JsonNode> items) {
        Pages<JsonNode> page = Pages.of(List.copyOf(items), (int) request.number("offset", 0), PAGE);
        ObjectNode body = Json.object();
        body.set(name, Json.array(page.items()));
        return Wrapped.ok(body.put("more", page.next().isPresent())
                .put("offset", page.next().orElse(0)));
    }

    private static Set<String> words(String list) {
        return list.isEmpty()
                ? Set.of()
                : Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
