package io.vitalroute.mapping.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * {@code 2026-01-31}, {@code 2026-01-31T08:05}, {@code 2026-01-31 08:05:09.250 -0700}, {@code ...+01:00}, {@code ...Z}: ISO
 * 8601 extended dates and times, with a blank for the {@code T} and before the offset, and the offset's colon optional.
 */
final class IsoText {
    private IsoText() {}

    static @Nullable Stamp stamp(String written) {
        String text = written.strip();
        try {
            LocalDate date = date(text);
            if (date == null) {
                return null;
            }
            return text.length() == 10 ? new Stamp(date.atStartOfDay(), null, false, true) : timed(date, text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = Digits.fixed(text, 0, 4);
        int month = Digits.fixed(text, 5, 2);
        int day = Digits.fixed(text, 8, 2);
        return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
    }

    private static @Nullable Stamp timed(LocalDate date, String text) {
        char between = text.charAt(10);
        if (between != 'T' && between != 't' && between != ' ') {
            return null;
        }
        int end = clockEnd(text, 11);
        LocalTime time = clock(text, 11, end);
        if (time == null) {
            return null;
        }
        return zoned(LocalDateTime.of(date, time), text, end);
    }

    private static @Nullable Stamp zoned(LocalDateTime local, String text, int end) {
        int from = end;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        if (from == text.length()) {
            return Stamp.local(local);
        }
        ZoneOffset offset = Offsets.iso(text, from);
        if (offset == null) {
            return null;
        }
        return new Stamp(local, offset, Offsets.isWearers(text, from), false);
    }

    /** A time of day {@code 08:05}, {@code 08:05:09}, {@code 08:05:09.25}; null where it is none. */
    static @Nullable LocalTime clock(String text, int from, int to) {
        if (to - from < 5 || text.charAt(from + 2) != ':') {
            return null;
        }
        int hour = Digits.fixed(text, from, 2);
        int minute = Digits.fixed(text, from + 3, 2);
        int second = 0;
        int nanos = 0;
        if (to - from > 5) {
            second = to - from < 8 || text.charAt(from + 5) != ':' ? -1 : Digits.fixed(text, from + 6, 2);
        }
        if (to - from > 8) {
            nanos = Digits.fraction(text, from + 9, to);
        }
        if (hour < 0 || minute < 0 || second < 0 || nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return LocalTime.of(hour, minute, second, nanos);
    }

    /** Where digits, colons and the fraction end. */
    private static int clockEnd(String text, int from) {
        int end = from;
        while (end < text.length() && "0123456789:.,".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
