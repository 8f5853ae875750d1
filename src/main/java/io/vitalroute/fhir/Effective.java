package io.vitalroute.fhir;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.TimeFrame;

/**
 * What {@code Observation.effective[x]} says: a date, a moment ({@code from} alone) or a period with both ends.
 *
 * @param date where only the day is known, or where a profile forbids the period that the day is
 */
record Effective(
        @Nullable LocalDate date,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {

    /**
     * @param dateTimeOnly whether a profile forbids a period (R4 vital signs, vs-1): then a time span is told by its start
     *     and a day by its date
     */
    static Effective of(TimeFrame time, boolean dateTimeOnly) {
        if (time instanceof TimeFrame.At at) {
            return new Effective(null, at.time(), null);
        }
        if (time instanceof TimeFrame.During during) {
            return span(during, dateTimeOnly);
        }
        TimeFrame.Day day = (TimeFrame.Day) time;
        TimeFrame.During span = dateTimeOnly ? null : day.span();
        return span == null ? new Effective(day.date(), null, null) : span(span, false);
    }

    boolean isPeriod() {
        return to != null;
    }

    private static Effective span(TimeFrame.During during, boolean dateTimeOnly) {
        boolean moment = dateTimeOnly || during.from().isEqual(during.to());
        return new Effective(null, during.from(), moment ? null : during.to());
    }
}
