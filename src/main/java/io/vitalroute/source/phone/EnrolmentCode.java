package io.vitalroute.source.phone;

import java.security.SecureRandom;
import java.util.Locale;

import io.vitalroute.reading.Hashes;

/**
 * A code that a person types into an app: twelve characters of Crockford's base 32, 60 random bits. Case, hyphens and blanks
 * do not matter, nor do O for 0, I and L for 1.
 *
 * @param text as it is shown, {@code K7QF-29DM-XR4T}
 */
public record EnrolmentCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUP = 4;
    private static final int LENGTH = 12;

    /** A new one. */
    public static EnrolmentCode random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /** What is kept of it. */
    public String hash() {
        String plain = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Hashes.of("enrolment code", plain);
    }

    /** Says nothing: codes are in no log. */
    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
