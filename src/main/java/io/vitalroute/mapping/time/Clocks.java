package io.vitalroute.mapping.time;

import java.time.LocalTime;

import org.jspecify.annotations.Nullable;

/** Times of day. */
public final class Clocks {
    private Clocks() {}

    /** {@code 23:05}, {@code 23:05:10}, or the time of day of an ISO date and time; else null. */
    public static @Nullable LocalTime read(String written) {
        String text = written.strip();
        LocalTime bare = IsoText.clock(text, 0, text.length());
        if (bare != null) {
            return bare;
        }
        Stamp stamp = IsoText.stamp(text);
        return stamp == null || stamp.dateOnly() ? null : stamp.local().toLocalTime();
    }
}
