package io.vitalroute.hl7;

import java.util.List;

import io.vitalroute.problem.Problem;

/**
 * What became of a patient's readings: each is in exactly one message or has a problem.
 *
 * @param messages in the order in which they must be delivered
 * @param unsaid what HL7 v2 cannot say
 */
public record Encoded(List<OruMessage> messages, List<Unsaid> unsaid) {

    /** A reading, by its key, that could not be encoded, and why. */
    public record Unsaid(String key, Problem problem) {}
}
