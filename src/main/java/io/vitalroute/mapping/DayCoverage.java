package io.vitalroute.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;

/** Whether a total covers all of its day, which has 23 or 25 hours where the clock changes. Pure. */
final class DayCoverage {
    private static final Duration SHORT = Duration.ofHours(23);
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONG = Duration.ofHours(25);

    private DayCoverage() {}

    /**
     * Preliminary as long as a day's total may grow; what is no day's total is final.
     *
     * @param covered how much of the day, from its beginning, the total covers
     * @param home where the wearer lives, if that is known
     * @param received when the total came
     */
    static Status status(TimeFrame time, Duration covered, @Nullable ZoneId home, Instant received) {
        boolean whole = !(time instanceof TimeFrame.Day day) || isWhole(day, covered, home, received);
        return whole ? Status.FINAL : Status.PRELIMINARY;
    }

    private static boolean isWhole(TimeFrame.Day day, Duration covered, @Nullable ZoneId home, Instant received) {
        ZoneId zone = zone(day, home);
        if (zone == null || zone.normalized() instanceof ZoneOffset) {
            return isWhole(day.start(), covered, received);
        }
        Duration length = Duration.between(
                day.date().atStartOfDay(zone), day.date().plusDays(1).atStartOfDay(zone));
        return covered.compareTo(length) >= 0;
    }

    /**
     * An offset at midnight does not tell whether the clock changes during the day. A total of a day that goes on ends when
     * it was sent: one of 23 hours sharp that came after 24 is a whole day, one of more than 24 is not over before 25.
     */
    private static boolean isWhole(Instant midnight, Duration covered, Instant received) {
        if (covered.equals(SHORT)) {
            return !received.isBefore(midnight.plus(USUAL));
        }
        boolean pastMidnight = covered.compareTo(USUAL) > 0 && covered.compareTo(LONG) < 0;
        return pastMidnight ? !received.isBefore(midnight.plus(LONG)) : covered.compareTo(USUAL) >= 0;
    }

    /** The wearer's home, where the payload's offset is that of home; it may come from a journey. */
    private static @Nullable ZoneId zone(TimeFrame.Day day, @Nullable ZoneId home) {
        ZoneId said = day.zone();
        if (home == null || (said != null && !(said.normalized() instanceof ZoneOffset))) {
            return said;
        }
        ZoneOffset there =
                home.getRules().getOffset(day.date().atStartOfDay(home).toInstant());
        return said == null || said.normalized().equals(there) ? home : said;
    }
}
