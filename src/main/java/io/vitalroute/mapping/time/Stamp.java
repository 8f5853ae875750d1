package io.vitalroute.mapping.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * A time as a payload says it.
 *
 * @param local the clock's reading
 * @param offset what makes it an instant, or null where the text says none
 * @param wearers whether the offset is the wearer's own: {@code Z} and epoch numbers say only that the vendor normalised
 * @param dateOnly whether there was no time of day
 */
public record Stamp(LocalDateTime local, @Nullable ZoneOffset offset, boolean wearers, boolean dateOnly) {

    /** An instant of which nobody says where the wearer was. */
    static Stamp instant(LocalDateTime utc) {
        return new Stamp(utc, ZoneOffset.UTC, false, false);
    }

    /** A wall clock. */
    public static Stamp local(LocalDateTime local) {
        return new Stamp(local, null, false, false);
    }
}
