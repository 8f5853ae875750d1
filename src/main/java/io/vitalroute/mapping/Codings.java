package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.reading.Metric;

/**
 * Codings of a payload, as FHIR writes them: objects with a system and a code.
 *
 * @param systems URIs of code systems by what the payload calls them
 */
record Codings(Cell cell, Map<String, String> systems) {

    /** The codings that a cell yields, in an entry that may say {@code systems}. */
    static Codings of(Cell cell, Fields reading) {
        Map<String, String> systems = new LinkedHashMap<>();
        reading.map("systems").forEach((name, uri) -> systems.put(name, ((Node.Text) uri).text()));
        return new Codings(cell, Map.copyOf(systems));
    }

    /** What a coding is found by. */
    static String key(String system, String code) {
        return system + " " + code;
    }

    static String key(Metric.Code code) {
        return key(code.system(), code.code());
    }

    /** All codings of a metric or part. */
    static List<String> keys(List<Metric.Code> codes, Metric.@Nullable Mdc mdc) {
        List<String> keys = new ArrayList<>(codes.stream().map(Codings::key).toList());
        if (mdc != null) {
            keys.add(key(Metric.MDC_SYSTEM, mdc.code()));
        }
        return keys.stream().distinct().toList();
    }

    /** The payload's codings here, each once. */
    List<String> keys(Scope scope) {
        JsonNode node = cell.value(scope);
        Iterable<JsonNode> codings = node.isArray() ? node : List.of(node);
        List<String> keys = new ArrayList<>();
        for (JsonNode coding : codings) {
            String system = coding.path("system").asText();
            String code = coding.path("code").asText();
            if (!code.isEmpty()) {
                keys.add(key(systems.getOrDefault(system, system), code));
            }
        }
        return keys.stream().distinct().toList();
    }

    /** The text itself, or what the first coding is called; empty where neither is there. */
    String words(Scope scope) {
        JsonNode node = cell.value(scope);
        if (node.isTextual()) {
            return node.textValue().strip();
        }
        JsonNode first = node.isArray() ? node.path(0) : node;
        String display = first.path("display").asText();
        return (display.isEmpty() ? first.path("code").asText() : display).strip();
    }
}
