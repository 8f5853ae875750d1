package io.vitalroute.mapping.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/** Offsets from UTC. */
public final class Offsets {
    private Offsets() {}

    /** {@code Z}, {@code -07:00}, {@code -0700}, {@code -07}, or a duration such as {@code -25200s} or {@code -PT7H}; else null. */
    public static @Nullable ZoneOffset read(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        ZoneOffset offset = iso(text, 0);
        if (offset != null) {
            return offset;
        }
        Duration duration = Durations.read(text);
        return duration == null ? null : ofSeconds(duration.toSeconds());
    }

    /** That many seconds east of UTC; null beyond 18 hours. */
    public static @Nullable ZoneOffset ofSeconds(long seconds) {
        return Math.abs(seconds) > 18 * 3600 ? null : ZoneOffset.ofTotalSeconds((int) seconds);
    }

    /** The offset that stands from here to the end. */
    static @Nullable ZoneOffset iso(String text, int from) {
        char sign = text.charAt(from);
        int length = text.length() - from;
        if (length == 1 && (sign == 'Z' || sign == 'z')) {
            return ZoneOffset.UTC;
        }
        boolean colon = length == 6 && text.charAt(from + 3) == ':';
        if ((sign != '+' && sign != '-') || !(colon || length == 5 || length == 3)) {
            return null;
        }
        int hours = Digits.fixed(text, from + 1, 2);
        int minutes = length == 3 ? 0 : Digits.fixed(text, from + (colon ? 4 : 3), 2);
        if (hours < 0 || minutes < 0 || minutes > 59) {
            return null;
        }
        try {
            int seconds = hours * 3600 + minutes * 60;
            return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Not so for {@code Z} and {@code -00:00}, which say that the local offset is unknown (RFC 3339, 4.3). */
    static boolean isWearers(String text, int from) {
        char sign = text.charAt(from);
        return sign == '+' || (sign == '-' && !ZoneOffset.UTC.equals(iso(text, from)));
    }
}
