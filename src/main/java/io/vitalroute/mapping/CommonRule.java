package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;

/**
 * What {@code shared} or a reading says beside the value; null (or empty) where it says nothing.
 *
 * @param key cells of the vendor's id
 * @param covered how many seconds of its day a total covers; in place of {@code status}
 */
record CommonRule(
        @Nullable FrameRule frame,
        List<Cell> key,
        @Nullable VersionRule version,
        @Nullable Cell account,
        @Nullable WordRule method,
        @Nullable WordRule status,
        @Nullable Cell covered,
        @Nullable Cell deleted,
        @Nullable DeviceRule device) {
    static final CommonRule NOTHING = new CommonRule(null, List.of(), null, null, null, null, null, null, null);

    /** Whether the origin of a reading differs from the item's. */
    boolean hasOwnOrigin() {
        return account != null || method != null || device != null;
    }
}
