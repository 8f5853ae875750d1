package io.vitalroute.hl7;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;

import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame.At;
import io.vitalroute.reading.TimeFrame.Day;
import io.vitalroute.reading.TimeFrame.During;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value.Sampled;

/**
 * When a report holds.
 *
 * @param start OBR-7
 * @param end OBR-8, exclusive; empty for a moment
 * @param observed OBX-14; empty where it is left to OBR-7
 */
record ReportTime(String start, String end, String observed) {

    static ReportTime of(Reading reading, Dialect dialect) {
        Timestamps times = new Timestamps(dialect);
        if (reading.time() instanceof At at) {
            String moment = times.of(at.time(), at.origin());
            return new ReportTime(moment, seriesEnd(reading, at, times), moment);
        }
        During span = reading.time() instanceof Day day ? day.span() : (During) reading.time();
        if (span == null) {
            return bareDate((Day) reading.time(), dialect, times);
        }
        return span(span.from(), span.to(), span.origin(), dialect, times);
    }

    private static ReportTime span(
            OffsetDateTime from, OffsetDateTime to, OffsetOrigin origin, Dialect dialect, Timestamps times) {
        String start = times.of(from, origin);
        return new ReportTime(start, times.of(to, origin), dialect.pcd() ? "" : start);
    }

    /** A bare date as OBR-7 already means the whole day, so OBR-8 stays empty, where it could be read as two days. */
    private static ReportTime bareDate(Day day, Dialect dialect, Timestamps times) {
        String start = times.ofDate(day.date());
        return dialect.pcd()
                ? new ReportTime(start, times.ofDate(day.date().plusDays(1)), "")
                : new ReportTime(start, "", start);
    }

    /** A series that says only its start lasts for as many periods as it has samples. */
    private static String seriesEnd(Reading reading, At at, Timestamps times) {
        if (!(reading.value() instanceof Sampled series)) {
            return "";
        }
        BigDecimal nanos = series.periodMillis()
                .multiply(BigDecimal.valueOf(series.samples().size()))
                .movePointRight(6);
        return times.of(at.time().plus(Duration.ofNanos(nanos.longValue())), at.origin());
    }
}
