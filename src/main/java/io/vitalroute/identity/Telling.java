package io.vitalroute.identity;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/**
 * A reading as one way tells it, beside those of other ways.
 *
 * @param value null where it is not known, or not needed
 * @param alive whether it is told still; false once its source has taken it back
 * @param state where it stood before the decision
 * @param look why it is decided about
 */
public record Telling(
        String key, Way way, Span span, @Nullable Value value, boolean alive, State state, Look look) {

    /**
     * How a reading came: readings of one way are never the same thing.
     *
     * @param rank the way's place in the order of the metric, 0 the best
     */
    public record Way(int rank, String source, @Nullable String account) {}

    /**
     * When it holds.
     *
     * @param to null for a moment and for a day
     * @param day null for moments and time spans
     */
    public record Span(
            Instant from, @Nullable Instant to, @Nullable LocalDate day) {
        /** The span of a reading. */
        public static Span of(TimeFrame time) {
            return new Span(
                    time.start(),
                    time instanceof TimeFrame.During during ? during.to().toInstant() : null,
                    time instanceof TimeFrame.Day date ? date.date() : null);
        }
    }

    /**
     * Where a reading stood.
     *
     * @param stands whether receivers hold it
     * @param twin key of the reading that stands in its place; null where none does
     * @param movable whether that can be changed: what is kept no longer can neither be taken back nor come out
     * @param received when it came
     */
    public record State(boolean stands, @Nullable String twin, boolean movable, Instant received) {}

    /** Why a reading is decided about. */
    public enum Look {
        /** It is only beside others. */
        BESIDE,
        /** A person wants it looked at again. */
        AGAIN,
        /** It is new, or has changed, or was taken back. */
        CHANGED
    }
}
