package io.vitalroute.pipeline;

import java.time.OffsetDateTime;
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

    /** The window that a moment falls into, in the moment's own offset. */
    TimeFrame.During around(OffsetDateTime time, TimeFrame.OffsetOrigin origin) {
        OffsetDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        long passed = ChronoUnit.MINUTES.between(midnight, time) / minutes;
        OffsetDateTime from = midnight.plusMinutes(passed * minutes);
        return new TimeFrame.During(from, from.plusMinutes(minutes), origin);
    }

    /** As settings and keys write it. */
    String word() {
        return word;
    }
}
