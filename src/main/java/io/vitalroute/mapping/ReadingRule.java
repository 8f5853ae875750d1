package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.reading.Metric;

/**
 * How one reading is made of one element.
 *
 * @param where of a table's row only: the condition of the row itself
 * @param skips elements left out on purpose, by reason
 * @param common what it says itself; the rest is shared
 * @param stays whether it outlives the item that it came with
 * @param inSeries whether an item can hold several of it, so that a shared key needs the time beside it
 */
record ReadingRule(
        Metric metric,
        @Nullable Cell where,
        List<Program.Reason> skips,
        ValueRule value,
        CommonRule common,
        boolean stays,
        boolean inSeries) {}
