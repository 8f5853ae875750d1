package io.vitalroute.sandbox.fhir;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.reading.PatientRef.Identifier;

/**
 * A resource that the server holds, in its newest version.
 *
 * @param version 1 for what was never changed
 * @param identifiers its business identifiers
 * @param resource the whole resource as JSON
 */
public record Held(String type, String id, int version, List<Identifier> identifiers, JsonNode resource) {
    /** {@code Observation/12}. */
    public String reference() {
        return type + "/" + id;
    }

    /** Type, id and version only, because this may be printed. */
    @Override
    public String toString() {
        return reference() + " version " + version;
    }
}
