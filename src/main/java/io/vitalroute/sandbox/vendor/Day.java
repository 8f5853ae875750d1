package io.vitalroute.sandbox.vendor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A person's local day. */
record Day(LocalDate date, ZoneId zone) {
    private static final DateTimeFormatter APPLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    /** A local time of the day; hours under 0 or over 23 lie in the days around. */
    Instant at(int hour, int minute) {
        return local(hour, minute).toInstant();
    }

    long epoch(int hour, int minute) {
        return at(hour, minute).getEpochSecond();
    }

    /** The offset from UTC at the beginning of the day, in seconds. */
    int offset() {
        return local(0, 0).getOffset().getTotalSeconds();
    }

    /** {@code 2026-03-14 07:30:00 +0100}, as Apple and Health Auto Export write it. */
    String apple(int hour, int minute) {
        return APPLE.format(local(hour, minute));
    }

    Day minus(int days) {
        return new Day(date.minusDays(days), zone);
    }

    private ZonedDateTime local(int hour, int minute) {
        return date.atStartOfDay(zone)
                .plusDays(Math.floorDiv(hour, 24))
                .withHour(Math.floorMod(hour, 24))
                .withMinute(minute);
    }
}
