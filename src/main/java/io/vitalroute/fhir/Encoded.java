package io.vitalroute.fhir;

import java.util.List;

import io.vitalroute.problem.Problem;

/**
 * What became of a patient's readings: each is in exactly one Bundle or has a problem.
 *
 * @param bundles in the order in which they must be delivered
 * @param unsaid what cannot be said to this destination
 */
public record Encoded(List<FhirBundle> bundles, List<Unsaid> unsaid) {

    /**
     * One message.
     *
     * @param bytes JSON in UTF-8
     * @param keys of its readings, in order
     */
    public record FhirBundle(byte[] bytes, List<String> keys) {}

    /** A reading, by its key, that could not be encoded, and why. */
    public record Unsaid(String key, Problem problem) {}
}
