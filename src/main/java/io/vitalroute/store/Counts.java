package io.vitalroute.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Work;

/** What a payload came to so far, kept with it as JSON. */
record Counts(Map<String, Integer> items, Map<String, Integer> readings, Map<String, Integer> skips, int problems) {
    static final Counts NONE = new Counts(Map.of(), Map.of(), Map.of(), 0);
    private static final JsonMapper JSON = new JsonMapper();

    Counts plus(Work.Tally tally, int moreProblems) {
        return new Counts(
                sum(items, tally.items()),
                sum(readings, tally.readings()),
                sum(skips, tally.skips()),
                problems + moreProblems);
    }

    static Counts parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            JsonNode node = JSON.readTree(json);
            return new Counts(
                    map(node.path("items")),
                    map(node.path("readings")),
                    map(node.path("skips")),
                    node.path("problems").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            write(out, "items", items);
            write(out, "readings", readings);
            write(out, "skips", skips);
            out.writeNumberField("problems", problems);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, String name, Map<String, Integer> counts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            out.writeNumberField(count.getKey(), count.getValue());
        }
        out.writeEndObject();
    }

    private static Map<String, Integer> map(JsonNode node) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> counts.put(field.getKey(), field.getValue().asInt()));
        return counts;
    }

    private static Map<String, Integer> sum(Map<String, Integer> left, Map<String, Integer> right) {
        Map<String, Integer> both = new LinkedHashMap<>(left);
        right.forEach((name, n) -> both.merge(name, n, Integer::sum));
        return both;
    }
}
