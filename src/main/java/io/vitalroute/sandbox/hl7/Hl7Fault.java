package io.vitalroute.sandbox.hl7;

import java.time.Duration;

/** A way in which the receiver misbehaves with a message. Unless said otherwise, it has taken the message. */
public sealed interface Hl7Fault {

    /**
     * The message is not taken and answered so.
     *
     * @param code MSA-1: AE, AR, CE or CR
     * @param condition ERR-3, by HL7 table 0357, such as 101 "Required field missing" or 207 "Application internal error"
     * @param text ERR-8
     */
    record Refuse(String code, int condition, String text) implements Hl7Fault {}

    /** A frame comes back that is no message at all. */
    record Garbage() implements Hl7Fault {}

    /** Nothing comes back. */
    record Silence() implements Hl7Fault {}

    /** An acknowledgement of a message that was never sent comes back, and no other. */
    record WrongId() implements Hl7Fault {}

    /** An acknowledgement of another message comes first and the right one later. */
    record WrongIdFirst(Duration then) implements Hl7Fault {}

    /** The connection is closed instead of an answer. */
    record Close() implements Hl7Fault {}

    /** The right answer comes late. */
    record Slow(Duration by) implements Hl7Fault {}

    /** The right answer comes byte by byte, each in a packet of its own. */
    record ByteByByte() implements Hl7Fault {}

    /** Bytes that belong to no frame come before the right answer. */
    record JunkFirst() implements Hl7Fault {}

    /** The right answer comes without the end of its frame. */
    record NoTrailer() implements Hl7Fault {}

    /** AE: an application error. */
    static Hl7Fault applicationError(int condition, String text) {
        return new Refuse("AE", condition, text);
    }
}
