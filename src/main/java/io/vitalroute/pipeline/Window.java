package io.vitalroute.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.TimeFrame;

/** Spans of the wearer's local time over which a dense series is summarised. */
public enum Window {
    QUARTER("15min", 15),
    HOUR("hour", 60),
    DAY("day", 24 * 60);

    private final String word;
    private final int minutes;

    Window(String word, int minutes) {
        this.word = word;
        this.minutes = minutes;
    }

    /** The words that settings know, with {@code every} for no window. */
    public static List<String> words() {
        return List.of("every", QUARTER.word, HOUR.word, DAY.word);
    }

    /** The window of a word; null for {@code every}. */
    public static @Nullable Window of(String word) {
        if (word.equals("every")) {
            return null;
        }
        for (Window window : values()) {
            if (window.word.equals(word)) {
                return window;
            }
        }
        throw new IllegalArgumentException("dense is one of " + String.join(", ", words()));
    }

    /** The stretch that a moment falls into, in the moment's own offset. */
    Slot slot(OffsetDateTime time) {
        if (this == DAY) {
            LocalDate date = time.toLocalDate();
            return new Slot(
                    date.toString(),
                    date.atStartOfDay().toInstant(ZoneOffset.MAX),
                    date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.MIN));
        }
        OffsetDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        long passed = ChronoUnit.MINUTES.between(midnight, time) / minutes;
        Instant from = midnight.plusMinutes(passed * minutes).toInstant();
        return new Slot(from.toString(), from, from.plus(minutes, ChronoUnit.MINUTES));
    }

    /**
     * The span of the stretch that moments fall into. A day begins in the offset of its first moment and ends in that of its
     * last: where the clock changes it has 23 or 25 hours.
     */
    TimeFrame.During around(OffsetDateTime first, OffsetDateTime last, TimeFrame.OffsetOrigin origin) {
        if (this == DAY) {
            LocalDate date = first.toLocalDate();
            return new TimeFrame.During(
                    date.atStartOfDay().atOffset(first.getOffset()),
                    date.plusDays(1).atStartOfDay().atOffset(last.getOffset()),
                    origin);
        }
        OffsetDateTime from = slot(first).from().atOffset(first.getOffset());
        return new TimeFrame.During(from, from.plusMinutes(minutes), origin);
    }

    /**
     * One stretch of the wearer's time.
     *
     * @param id what it is called in keys: its first instant, or the date
     * @param from no moment of it is earlier
     * @param to all moments of it are earlier
     */
    record Slot(String id, Instant from, Instant to) {}

    /** As settings and keys write it. */
    String word() {
        return word;
    }
}
