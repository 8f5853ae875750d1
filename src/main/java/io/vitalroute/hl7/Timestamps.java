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
        return digits(date.getYear(), 4) + digits(date.getMonthValue(), 2) + digits(date.getDayOfMonth(), 2);
    }

    /** {@code HHMMSS}. */
    static String time(LocalTime time) {
        return digits(time.getHour(), 2) + digits(time.getMinute(), 2) + digits(time.getSecond(), 2);
    }

    private static String local(OffsetDateTime time) {
        String text = date(time.toLocalDate()) + time(time.toLocalTime());
        int fraction = time.getNano() / 100_000;
        return fraction == 0 ? text : text + "." + digits(fraction, 4).replaceAll("0+$", "");
    }

    private static String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        String sign = minutes < 0 ? "-" : "+";
        return sign + digits(Math.abs(minutes) / 60, 2) + digits(Math.abs(minutes) % 60, 2);
    }

    private static String digits(int number, int length) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }
}
