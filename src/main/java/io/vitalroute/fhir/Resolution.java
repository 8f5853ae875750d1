package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.fhir.Encoded.FhirBundle;

/** Puts a server's own ids in the place of conditional updates. */
final class Resolution {
    private Resolution() {}

    /** Whether an entry replaces what a search finds. */
    static boolean isSearched(JsonNode entry) {
        JsonNode request = entry.path("request");
        return request.path("method").asText().equals("PUT")
                && request.path("url").asText().contains("?");
    }

    static Resolved of(ObjectNode root, Map<String, String> ids) {
        List<JsonNode> readings = FhirBundles.readings(root);
        List<JsonNode> stuck = readings.stream()
                .filter(entry -> isSearched(entry) && isStuck(entry, ids))
                .toList();
        if (stuck.isEmpty()) {
            readings.stream().filter(Resolution::isSearched).forEach(entry -> resolve((ObjectNode) entry, ids));
            return new Resolved.Ready(FhirBundles.write(root));
        }
        if (readings.size() == 1) {
            return ids.containsKey(FhirBundles.key(stuck.get(0))) ? new Resolved.Unknown() : new Resolved.Nothing();
        }
        List<FhirBundle> parts = new ArrayList<>();
        List<JsonNode> rest =
                readings.stream().filter(entry -> !stuck.contains(entry)).toList();
        if (!rest.isEmpty()) {
            parts.add(FhirBundles.cut(root, rest));
        }
        stuck.forEach(entry -> parts.add(FhirBundles.cut(root, List.of(entry))));
        return new Resolved.Apart(List.copyOf(parts));
    }

    private static boolean isStuck(JsonNode entry, Map<String, String> ids) {
        String id = ids.get(FhirBundles.key(entry));
        boolean takesBack = entry.path("resource").path("status").asText().equals("entered-in-error");
        return id == null ? takesBack : id.isEmpty();
    }

    /** A correction of what never arrived is the first that the server hears of it. */
    private static void resolve(ObjectNode entry, Map<String, String> ids) {
        String id = ids.get(FhirBundles.key(entry));
        ObjectNode request = entry.putObject("request");
        if (id == null) {
            request.put("method", "POST").put("url", "Observation");
            return;
        }
        request.put("method", "PUT").put("url", "Observation/" + id);
        ObjectNode resource = entry.withObject("/resource");
        ObjectNode named = resource.objectNode();
        named.set("resourceType", resource.get("resourceType"));
        named.put("id", id);
        named.setAll(resource);
        named.put("id", id);
        entry.set("resource", named);
    }
}
