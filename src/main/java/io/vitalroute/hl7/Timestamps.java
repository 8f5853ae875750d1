package io.vitalroute.hl7;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.vitalroute.reading.TimeFrame.OffsetOrigin;

/** Times as HL7 writes them: {@code YYYYMMDDHHMMSS[.S[S[S[S]]]]+/-ZZZZ} (HL7 2.6, 2.A.22 DTM). */
final class Timestamps {
    /** Says that the instant is right and the local offset unknown (IHE PCD TF-2, A.1 on DTM). */
    private static final String UNKNOWN_OFFSET = "-0000";

    private final Dialect dialect;

    Timestamps(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A moment with the wearer's offset. PCD-01 has a way to say that nobody knows it. */
    String of(OffsetDateTime time, OffsetOrigin origin) {
        String local = local(time);
        return origin == OffsetOrigin.NONE && dialect.pcd() ? local + UNKNOWN_OFFSET : local + offset(time.getOffset());
    }

    /** The start of a date of which nobody knows the zone: a bare date, or where a zone is demanded, an unknown one. */
    String ofDate(LocalDate date) {
        return dialect.pcd() ? date(date) + "000000" + UNKNOWN_OFFSET : date(date);
    }

    /** A moment of the engine's own, in UTC, to the second. */
    static String ofInstant(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC).withNano(0);
        return local(time) + offset(ZoneOffset.UTC);
    }

    /** A moment with its offset. */
    static String withOffset(OffsetDateTime time) {
        return local(time) + offset(time.getOffset());
    }

    /** {@code YYYYMMDD}. */
    static String date(LocalDate date) {
        StringBuilder out = new StringBuilder(8);
        append(out, date);
        return out.toString();
    }

    /** {@code HHMMSS}. */
    static String time(LocalTime time) {
        StringBuilder out = new StringBuilder(6);
        append(out, time);
        return out.toString();
    }

    private static String local(OffsetDateTime time) {
        StringBuilder out = new StringBuilder(24);
        append(out, time.toLocalDate());
        append(out, time.toLocalTime());
        int fraction = time.getNano() / 100_000;
        if (fraction != 0) {
            append(out.append('.'), fraction, 4);
            while (out.charAt(out.length() - 1) == '0') {
                out.setLength(out.length() - 1);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, LocalDate date) {
        append(out, date.getYear(), 4);
        append(out, date.getMonthValue(), 2);
        append(out, date.getDayOfMonth(), 2);
    }

    private static void append(StringBuilder out, LocalTime time) {
        append(out, time.getHour(), 2);
        append(out, time.getMinute(), 2);
        append(out, time.getSecond(), 2);
    }

    private static String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        StringBuilder out = new StringBuilder(5).append(minutes < 0 ? '-' : '+');
        append(out, Math.abs(minutes) / 60, 2);
        append(out, Math.abs(minutes) % 60, 2);
        return out.toString();
    }

    private static void append(StringBuilder out, int number, int digits) {
        if (digits > 1) {
            append(out, number / 10, digits - 1);
        }
        out.append((char) ('0' + number % 10));
    }
}
