package io.vitalroute.mapping.time;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Numbers;

/** Lengths of time. */
public final class Durations {
    private static final int SHORT = 9;
    private static final BigDecimal LONGEST = new BigDecimal(200L * 365 * 86400);

    private Durations() {}

    /** {@code PT2H44M} (ISO 8601) or {@code 900s}, {@code -14400.5s} (protobuf JSON); else null. */
    public static @Nullable Duration read(String written) {
        String text = written.strip();
        if (text.endsWith("s") && !text.startsWith("P")) {
            BigDecimal seconds = Numbers.read(text.substring(0, text.length() - 1));
            return seconds == null ? null : of(seconds, ChronoUnit.SECONDS);
        }
        try {
            return text.indexOf('P') < 0 ? null : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** So many seconds, minutes or milliseconds, to the nanosecond; null beyond two centuries. */
    public static @Nullable Duration of(BigDecimal count, ChronoUnit unit) {
        if (count.scale() == 0 && count.precision() <= SHORT) {
            return Duration.of(count.longValue(), unit);
        }
        BigDecimal seconds =
                count.multiply(BigDecimal.valueOf(unit.getDuration().toNanos(), 9));
        if (seconds.abs().compareTo(LONGEST) > 0) {
            return null;
        }
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
