package io.vitalroute.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Reading;

/**
 * How one item of a payload ended.
 *
 * @param index position in the payload, from 0
 * @param pointer JSON pointer of the item
 * @param reason of a skipped or parked item: as the mapping names it; null where nothing but elements was left out
 * @param readings in the mapping's order; of a parked item those that wait for a person
 * @param problems of the item and of single readings of it, each once
 * @param skips what was left out on purpose, by reason: the item itself, or how many elements of its series
 * @param claim which earlier item it takes the place of; null where the mapping does not say so, or it has no id
 */
public record MappedItem(
        long index,
        String pointer,
        End end,
        @Nullable String reason,
        List<Reading> readings,
        List<Problem> problems,
        Map<String, Integer> skips,
        @Nullable Claim claim) {

    /**
     * An item's word that it takes the place of every earlier item with its id.
     *
     * @param id hash of source, account, mapping and the item's own id
     * @param origin of its readings
     * @param version of its readings
     * @param keys of the readings that come and go with it
     * @param bySpan whether it speaks only for the time of its readings
     * @param whole whether nothing of it was in doubt: only then it takes back what it no longer holds
     */
    public record Claim(String id, Origin origin, long version, Set<String> keys, boolean bySpan, boolean whole) {}

    /** An item that gave nothing but problems. */
    static MappedItem invalid(long index, String pointer, Problem problem) {
        return new MappedItem(index, pointer, End.INVALID, null, List.of(), List.of(problem), Map.of(), null);
    }

    /** An item left out on purpose; what was made of it before, when there was no reason yet, is no longer told by anybody. */
    static MappedItem skipped(long index, String pointer, String reason, @Nullable Claim claim) {
        return new MappedItem(index, pointer, End.SKIPPED, reason, List.of(), List.of(), Map.of(reason, 1), claim);
    }

    /** Every item ends as exactly one of these. */
    public enum End {
        /** It gave readings, perhaps beside problems of single ones. */
        MAPPED,
        /** It gave readings that a person must decide about. */
        PARKED,
        /** Left out on purpose, or all that it holds was. */
        SKIPPED,
        /** It holds nothing that the mapping knows. */
        UNMATCHED,
        /** It gave no reading, but problems. */
        INVALID
    }
}
