package io.vitalroute.hl7;

import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Reading;

/** Deterministic ids that fit into the shortest field: 100 bits in 20 letters and digits (MSH-10 in 2.5.1 is ST 20). */
final class Ids {
    private static final int LENGTH = 20;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    private Ids() {}

    /** OBR-3: of the reading's key alone, so that its corrections and its deletion carry the same number. */
    static String filler(Reading reading) {
        return of("filler", reading.key());
    }

    /** MSH-10: of everything else in the message; two messages have one id if and only if they are the same bytes. */
    static String control(String message) {
        return of("control", message);
    }

    /** The first 100 bits of the hash, five to a character. */
    private static String of(String... words) {
        String hex = Hashes.of(words);
        long high = Long.parseUnsignedLong(hex, 0, 16, 16);
        long low = Long.parseUnsignedLong(hex, 16, 32, 16);
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = DIGITS.charAt((int) (high >>> 59));
            high = high << 5 | low >>> 59;
            low <<= 5;
        }
        return new String(text);
    }
}
