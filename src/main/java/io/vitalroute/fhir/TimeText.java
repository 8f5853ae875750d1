package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * FHIR dates and times as ASCII (R4 datatypes.html#dateTime): seconds always, a fraction only where there is one, the
 * wearer's offset kept. Written by hand: DateTimeFormatter takes twice as long, and {@code toString} leaves seconds out.
 */
final class TimeText {
    private static final int FARTHEST = 14 * 3600;

    private TimeText() {}

    static String of(OffsetDateTime time) {
        byte[] buffer = new byte[40];
        return new String(buffer, 0, write(time, buffer, 0), StandardCharsets.US_ASCII);
    }

    static String of(Instant time) {
        return of(time.atOffset(ZoneOffset.UTC));
    }

    static String of(LocalDate date) {
        byte[] buffer = new byte[10];
        return new String(buffer, 0, write(date, buffer, 0), StandardCharsets.US_ASCII);
    }

    /** Writes at {@code at}, at most 40 bytes, and returns the place behind. */
    static int write(OffsetDateTime given, byte[] to, int at) {
        OffsetDateTime time = legal(given);
        int end = write(time.toLocalDate(), to, at);
        to[end++] = 'T';
        end = two(time.getHour(), to, end);
        to[end++] = ':';
        end = two(time.getMinute(), to, end);
        to[end++] = ':';
        end = two(time.getSecond(), to, end);
        end = fraction(time.getNano(), to, end);
        return offset(time.getOffset().getTotalSeconds(), to, end);
    }

    static int write(LocalDate date, byte[] to, int at) {
        int end = two(date.getYear() / 100, to, at);
        end = two(date.getYear() % 100, to, end);
        to[end++] = '-';
        end = two(date.getMonthValue(), to, end);
        to[end++] = '-';
        return two(date.getDayOfMonth(), to, end);
    }

    /** FHIR knows offsets of whole minutes up to 14 hours; any other is told in UTC, the instant being the same. */
    private static OffsetDateTime legal(OffsetDateTime time) {
        int seconds = time.getOffset().getTotalSeconds();
        boolean legal = seconds % 60 == 0 && Math.abs(seconds) <= FARTHEST;
        return legal ? time : time.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static int fraction(int nanos, byte[] to, int at) {
        if (nanos == 0) {
            return at;
        }
        int end = at;
        to[end++] = '.';
        int rest = nanos;
        for (int digit = 100_000_000; rest > 0 || (end - at - 1) % 3 != 0; digit /= 10) {
            to[end++] = (byte) ('0' + rest / digit);
            rest %= digit;
        }
        return end;
    }

    private static int offset(int seconds, byte[] to, int at) {
        int end = at;
        if (seconds == 0) {
            to[end++] = 'Z';
            return end;
        }
        int minutes = Math.abs(seconds) / 60;
        to[end++] = (byte) (seconds < 0 ? '-' : '+');
        end = two(minutes / 60, to, end);
        to[end++] = ':';
        return two(minutes % 60, to, end);
    }

    private static int two(int number, byte[] to, int at) {
        to[at] = (byte) ('0' + number / 10 % 10);
        to[at + 1] = (byte) ('0' + number % 10);
        return at + 2;
    }
}
