package io.vitalroute.hl7;

import io.vitalroute.problem.Problem;

/**
 * What a receiver's answer to a message means. Problems hold codes and places only; the receiver's own words may hold
 * patient data: they are kept with the delivery and never logged.
 */
public sealed interface Acknowledgement {

    /** Reads an answer to the message with this control id (MSH-10); the frame is taken off already. */
    static Acknowledgement read(byte[] answer, String sentControlId) {
        return new AcknowledgementReader(sentControlId).read(answer);
    }

    /** AA or CA: taken over. Whether that settles the delivery says {@link AcknowledgementMode#settledBy}. */
    record Accepted(Level level) implements Acknowledgement {}

    /**
     * AE or CE: something in the message is wrong. Sending it again would not help (D101, parked), unless the receiver says
     * that the fault is its own (D103, tried again).
     */
    record ApplicationError(Problem problem, String receiverText) implements Acknowledgement {}

    /**
     * AR or CR: the receiver does not take such messages: type, version or processing id (D101, parked), or it cannot take
     * one now (D103, tried again).
     */
    record Rejected(Problem problem, String receiverText) implements Acknowledgement {}

    /** The answer to another message, as after a time-out: ignore it and go on waiting, it says nothing about this one. */
    record OtherMessage() implements Acknowledgement {}

    /** No acknowledgement at all (D104): the same as no answer. */
    record Malformed(Problem problem) implements Acknowledgement {}

    /** How far the receiver has come. */
    enum Level {
        /** CA: it holds the message safely. */
        COMMIT,
        /** AA: it has processed the message. */
        APPLICATION
    }
}
