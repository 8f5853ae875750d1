package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Reading;

/**
 * How one item of a payload ended.
 *
 * @param index position in the payload, from 0
 * @param pointer JSON pointer of the item
 * @param reason of a skipped or parked item: as the mapping names it
 * @param readings in the mapping's order; of a parked item those that wait for a person
 * @param problems of the item and of single readings of it, each once
 */
public record MappedItem(
        long index, String pointer, End end, @Nullable String reason, List<Reading> readings, List<Problem> problems) {

    /** Every item ends as exactly one of these. */
    public enum End {
        /** It gave readings, perhaps beside problems of single ones. */
        MAPPED,
        /** It gave readings that a person must decide about. */
        PARKED,
        /** Left out on purpose. */
        SKIPPED,
        /** It holds nothing that the mapping knows. */
        UNMATCHED,
        /** It gave no reading, but problems. */
        INVALID
    }
}
