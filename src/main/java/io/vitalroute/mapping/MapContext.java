package io.vitalroute.mapping;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * What a mapping needs beside the payload.
 *
 * @param from how many items to pass over: a batch that was committed before. Items come in the same order on every run
 */
public record MapContext(AccountZones zones, long from) {
    /** All items, no zones. */
    public static MapContext plain() {
        return new MapContext(AccountZones.unknown(), 0);
    }

    /** All items, one zone for every account; null for none. */
    public static MapContext in(@Nullable ZoneId zone) {
        return new MapContext(account -> zone, 0);
    }

    /** The same without the first items. */
    public MapContext startingAt(long item) {
        return new MapContext(zones, item);
    }
}
