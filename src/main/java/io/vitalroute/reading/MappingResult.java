package io.vitalroute.reading;

import java.util.List;
import java.util.Map;

import io.vitalroute.problem.Problem;

/**
 * What a mapping made of a payload, or of one batch of its items. Nothing is dropped uncounted: every item is exactly
 * one of mapped, skipped, unmatched, invalid.
 *
 * @param readings in the order of the payload, values in the vendor's unit
 * @param problems of single items; their neighbours went on
 * @param parked readings that a person must decide about before they reach a chart, with the reason
 * @param skips what was left out on purpose, by the reason that the mapping names: items, and elements of their series
 */
public record MappingResult(
        List<Reading> readings, List<Problem> problems, List<Parked> parked, Map<String, Integer> skips, Counts items) {

    /** A reading that is kept for a person to decide. */
    public record Parked(Reading reading, String reason) {}

    /** How many items ended which way. */
    public record Counts(int mapped, int skipped, int unmatched, int invalid, int parked) {}
}
