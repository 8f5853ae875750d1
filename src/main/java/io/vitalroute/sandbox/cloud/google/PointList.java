package io.vitalroute.sandbox.cloud.google;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Pages;
import io.vitalroute.sandbox.cloud.Shelf;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.people.Wearer;

/** Answers to list and reconcile: the data points that a filter lets pass, newest first, page by page. */
final class PointList {
    private static final int USUAL = 1440;
    private static final int MOST = 10_000;
    private static final int SESSIONS = 25;
    private static final Duration CLOCKS = Duration.ofHours(15);

    private final Shelf shelf;

    PointList(Shelf shelf) {
        this.shelf = shelf;
    }

    Answer list(CloudRequest request, DataType type, int person, String healthUserId, boolean reconcile) {
        String text = request.text("filter");
        Optional<Filter> filter = Filter.read(text, type);
        if (filter.isEmpty()) {
            return Failure.badRequest("Invalid filter for data type " + type.kebab());
        }
        Optional<Integer> offset =
                request.field("pageToken").map(mark -> Pages.offset(mark, text)).orElse(Optional.of(0));
        if (offset.isEmpty()) {
            return Failure.badRequest("Invalid page token");
        }
        int most = type.form().session() ? SESSIONS : MOST;
        int usual = type.form().session() ? SESSIONS : USUAL;
        int size = (int) Math.max(1, Math.min(most, request.number("pageSize", usual)));
        List<Entry> entries = new ArrayList<>(entries(type, person, filter.get()));
        Collections.reverse(entries);
        Pages<Entry> page = Pages.of(entries, offset.get(), size);
        ArrayNode points = Json.array();
        page.items().forEach(e -> points.add(point(e, type, healthUserId, reconcile)));
        ObjectNode body = Json.object();
        body.set("dataPoints", points);
        return Json.answer(200, body.put("nextPageToken", page.mark(text).orElse("")));
    }

    private List<Entry> entries(DataType type, int person, Filter filter) {
        Wearer wearer = shelf.person(person);
        Instant from = filter.from().minus(CLOCKS);
        Instant to = filter.to().plus(CLOCKS);
        if (type.form() == DataType.Form.SLEEP) {
            return shelf.ended(person, type.kebab(), from, to).stream()
                    .filter(e -> filter.takes(e.end(), wearer))
                    .toList();
        }
        return shelf.measured(person, type.kebab(), from, to).stream()
                .filter(e -> filter.takes(e.start(), wearer))
                .toList();
    }

    private static ObjectNode point(Entry entry, DataType type, String healthUserId, boolean reconcile) {
        ObjectNode point = entry.body().get();
        if (type.form().session()) {
            ((ObjectNode) point.path(type.camel()))
                    .put("updateTime", entry.changed().toString());
            String name = "users/" + healthUserId + "/dataTypes/" + type.kebab() + "/dataPoints/" + entry.id();
            point.put(reconcile ? "dataPointName" : "name", name);
        }
        if (reconcile) {
            point.remove("dataSource");
        }
        return point;
    }
}
