package io.vitalroute.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.MappedItem;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingSink;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;

/** When a payload that lies in a file came, where nobody says it: at the end of the latest thing that it tells of. */
public final class Latest implements MappingSink {
    /** Where a payload tells of nothing, and the earliest answer there is. */
    public static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    /** A time from here on is a wrong clock, not news. */
    private static final Instant ABSURD = Instant.parse("2100-01-01T00:00:00Z");

    private Instant latest = EARLIEST;

    private Latest() {}

    /**
     * The end of the latest reading before the year 2100, but not before {@link #EARLIEST}. It follows from payload and
     * mapping alone, so that it is the same on every run; reads the whole payload.
     */
    public static Instant of(Mapping mapping, Payload payload, MapContext context) throws IOException {
        Latest sink = new Latest();
        mapping.map(payload, context, sink);
        return sink.latest;
    }

    @Override
    public boolean item(MappedItem item) {
        for (Reading reading : item.readings()) {
            Instant end = end(reading.time());
            if (end.isAfter(latest) && end.isBefore(ABSURD)) {
                latest = end;
            }
        }
        return true;
    }

    @Override
    public void unreadable(Problem problem) {
        // what came before it counts
    }

    private static Instant end(TimeFrame time) {
        if (time instanceof TimeFrame.During during) {
            return during.to().toInstant();
        }
        if (time instanceof TimeFrame.Day day) {
            ZoneId zone = day.zone() == null ? ZoneOffset.UTC : day.zone();
            LocalDate next = day.date().plusDays(1);
            return next.atStartOfDay(zone).toInstant();
        }
        return time.start();
    }
}
