package io.vitalroute.sandbox.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids that look like a vendor's and hold the start of what they name, so that nothing has to be remembered. A number is
 * seconds since 1970, a person of four digits and a kind of one; a UUID holds the same three.
 */
public final class Ids {
    private static final Pattern NUMBER = Pattern.compile("\\d{6,}");

    private Ids() {}

    /** A whole number below 2^53. */
    public static String number(Instant start, int person, int kind) {
        return Long.toString(start.getEpochSecond() * 100_000 + (person % 10_000) * 10L + kind);
    }

    /** A UUID of version 4 by its form. */
    public static String uuid(Instant start, int person, int kind) {
        long second = start.getEpochSecond();
        long high = ((long) person << 32) | ((long) kind << 16) | 0x4000L;
        return new UUID(high, 0x8000_0000_0000_0000L | second).toString();
    }

    /** When what it names started. */
    public static Optional<Instant> start(String id) {
        try {
            if (id.length() == 36 && id.charAt(14) == '4') {
                return Optional.of(
                        Instant.ofEpochSecond(UUID.fromString(id).getLeastSignificantBits() & 0x0FFF_FFFF_FFFF_FFFFL));
            }
            Matcher number = NUMBER.matcher(id);
            return number.matches()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(id) / 100_000))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
