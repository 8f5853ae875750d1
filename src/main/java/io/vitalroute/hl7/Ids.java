package io.vitalroute.hl7;

import java.math.BigInteger;
import java.util.Locale;

import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Reading;

/** Deterministic ids that fit into the shortest field: 100 bits in 20 letters and digits (MSH-10 in 2.5.1 is ST 20). */
final class Ids {
    private static final int LENGTH = 20;

    private Ids() {}

    /** OBR-3: of the reading's key alone, so that its corrections and its deletion carry the same number. */
    static String filler(Reading reading) {
        return of("filler", reading.key());
    }

    /** MSH-10: of everything else in the message; two messages have one id if and only if they are the same bytes. */
    static String control(String message) {
        return of("control", message);
    }

    private static String of(String... words) {
        BigInteger bits = new BigInteger(Hashes.of(words), 16).shiftRight(28);
        String text = bits.toString(32).toUpperCase(Locale.ROOT);
        return "0".repeat(LENGTH - text.length()) + text;
    }
}
