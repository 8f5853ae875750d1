package io.vitalroute.camel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.ReadingJson;

/**
 * Templates that add to FHIR resources: the template sees the Observation, and the reading as {@code $reading}; the object
 * that it gives is laid over the Observation. Objects are merged, anything else is added or replaces; nothing is removed.
 */
record Overlays(Templates templates) {

    /** Lays a template over the Observations of a Bundle. */
    @FunctionalInterface
    interface Overlay {
        FhirBundle over(FhirBundle bundle, List<PatientReading> readings);
    }

    Overlay named(String name) {
        if (name.isEmpty()) {
            return (bundle, readings) -> bundle;
        }
        Templates.Step step = templates.named(name);
        return (bundle, readings) -> over(step, bundle, readings);
    }

    private static FhirBundle over(Templates.Step step, FhirBundle bundle, List<PatientReading> readings) {
        Map<String, PatientReading> byKey = readings.stream()
                .collect(Collectors.toMap(r -> r.reading().key(), Function.identity(), (first, later) -> later));
        JsonNode root = Templates.read(bundle.bytes());
        for (JsonNode entry : root.path("entry")) {
            PatientReading reading = byKey.get(entry.path("resource")
                    .path("identifier")
                    .path(0)
                    .path("value")
                    .asText());
            if (reading != null && entry.path("resource") instanceof ObjectNode observation) {
                JsonNode said = Templates.read(ReadingJson.write(reading));
                merge(observation, step.apply(observation.deepCopy(), Map.of("reading", said)));
            }
        }
        return new FhirBundle(Templates.write(root), bundle.keys());
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode deeper) {
                merge(deeper, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
