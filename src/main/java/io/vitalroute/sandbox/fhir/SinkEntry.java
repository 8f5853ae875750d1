package io.vitalroute.sandbox.fhir;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.reading.PatientRef.Identifier;

/**
 * A write, as an entry of a bundle or as a request of its own.
 *
 * @param url relative to the base, such as {@code Observation} or {@code Observation?identifier=urn:x%7C1}
 * @param ifNoneExist the condition of a create, or empty
 */
record SinkEntry(String method, String url, String ifNoneExist, JsonNode resource) {
    static final String IDENTIFIER = "identifier=";
    static final String TAG = "_tag=";

    static SinkEntry of(JsonNode entry) {
        JsonNode request = entry.path("request");
        return new SinkEntry(
                request.path("method").asText(),
                request.path("url").asText(),
                request.path("ifNoneExist").asText(),
                entry.path("resource"));
    }

    String type() {
        return resource.path("resourceType").asText();
    }

    /** Conditions of conditional writes that the resource meets. */
    List<String> conditions() {
        List<String> met = new ArrayList<>();
        identifiers().forEach(identifier -> met.add(IDENTIFIER + identifier));
        for (JsonNode tag : resource.at("/meta/tag")) {
            met.add(TAG + tag.path("system").asText() + "|" + tag.path("code").asText());
        }
        return met;
    }

    List<Identifier> identifiers() {
        List<Identifier> found = new ArrayList<>();
        JsonNode given = resource.path("identifier");
        for (JsonNode one : given.isObject() ? List.of(given) : given) {
            found.add(new Identifier(
                    one.path("system").asText(), one.path("value").asText()));
        }
        return found;
    }
}
