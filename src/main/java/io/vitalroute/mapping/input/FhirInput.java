package io.vitalroute.mapping.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Body;

/**
 * FHIR R4 in JSON: a Bundle or a single resource. The whole body is held in memory, and is bounded. Devices and patients that
 * an Observation refers to are laid beside the reference, so that cells need not look for them.
 */
final class FhirInput implements Input {
    private static final List<String> REFERENCES = List.of("subject", "device", "performer");
    private static final Set<String> TARGETS = Set.of("Device", "DeviceMetric", "Patient");

    private final Input json;
    private final int longest;

    FhirInput(Limits limits) {
        this.longest = limits.itemWeight() / 8;
        this.json = new JsonInput(new InputFormat.Json(List.of()), limits);
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        if (body.length() > longest) {
            throw Faults.at(ProblemCode.M103_TOO_LARGE, 1, 1, "FHIR of more than " + longest + " bytes");
        }
        json.read(body, new ItemHandler() {
            @Override
            public boolean item(JsonNode root, JsonNode payload, String pointer) {
                return hand(root, pointer, handler);
            }

            @Override
            public boolean problem(Problem problem) {
                return handler.problem(problem);
            }
        });
    }

    private static boolean hand(JsonNode root, String pointer, ItemHandler handler) {
        if (!(root instanceof ObjectNode whole) || !root.path("resourceType").isTextual()) {
            throw Faults.at(ProblemCode.M105_NO_ITEMS, 1, 1, "no FHIR resource: there is no resourceType");
        }
        if (!root.path("resourceType").asText().equals("Bundle")) {
            return handler.item(linked(root, Map.of()), root, pointer);
        }
        Map<String, JsonNode> byAddress = addresses(root);
        List<JsonNode> entries = new ArrayList<>();
        root.path("entry").forEach(entries::add);
        ObjectNode outside = JsonTree.NODES.objectNode().setAll(whole);
        outside.putArray("entry");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode resource = entries.get(i).path("resource");
            JsonNode item = resource.isObject() ? resource : JsonTree.NODES.objectNode();
            if (!handler.item(linked(item, byAddress), outside, pointer + "/entry/" + i + "/resource")) {
                return false;
            }
        }
        return true;
    }

    /** Resources by what references call them: the entry's full URL, and type and id (R4 bundle.html#references). */
    private static Map<String, JsonNode> addresses(JsonNode bundle) {
        Map<String, JsonNode> byAddress = new HashMap<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (entry.path("fullUrl").isTextual()) {
                byAddress.putIfAbsent(entry.path("fullUrl").asText(), resource);
            }
            if (resource.path("id").isTextual()) {
                byAddress.putIfAbsent(
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText(),
                        resource);
            }
        }
        return byAddress;
    }

    private static JsonNode linked(JsonNode resource, Map<String, JsonNode> byAddress) {
        if (!resource.path("resourceType").asText().equals("Observation")) {
            return resource;
        }
        Map<String, JsonNode> known = new HashMap<>(byAddress);
        resource.path("contained")
                .forEach(inner -> known.put("#" + inner.path("id").asText(), inner));
        for (String field : REFERENCES) {
            JsonNode value = resource.path(field);
            Iterable<JsonNode> references = value.isArray() ? value : List.of(value);
            references.forEach(reference -> link(reference, known));
        }
        return resource;
    }

    private static void link(JsonNode reference, Map<String, JsonNode> known) {
        JsonNode target = known.get(reference.path("reference").asText());
        String type = target == null ? "" : target.path("resourceType").asText();
        if (TARGETS.contains(type) && reference instanceof ObjectNode node) {
            node.set("resource", target);
        }
    }
}
