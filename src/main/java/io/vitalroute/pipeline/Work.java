package io.vitalroute.pipeline;

import java.util.List;
import java.util.Map;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

/**
 * What one piece of a payload came to. A small payload is one piece; a huge one is many, each with the position it
 * reached, so that memory stays flat and a restart goes on where the last commit ended.
 *
 * @param position items of the payload that are done after this piece
 * @param done whether this is the last piece
 * @param entries readings that are new or changed
 * @param outbound messages made of them, in order
 * @param parked readings kept for a person or for a link
 * @param problems of items
 * @param tally counts of this piece
 */
public record Work(
        Inbox.Job job,
        long position,
        boolean done,
        List<Entry> entries,
        List<Outbound> outbound,
        List<Parked> parked,
        List<Problem> problems,
        Tally tally) {

    /**
     * A reading for the ledger.
     *
     * @param expected the version that the ledger held when the decision was made, or {@link #ABSENT}
     * @param fingerprint hash of value, time and status: tells a repeat from a correction
     */
    public record Entry(PatientReading reading, long expected, String fingerprint) {
        /** The ledger held no reading with this key. */
        public static final long ABSENT = Long.MIN_VALUE;
    }

    /** A reading that waits. With an account-unknown reason the payload is worked on again once the account is linked. */
    public record Parked(Reading reading, Problem problem) {}

    /**
     * Counts, all of which are kept per source for conservation and metrics.
     *
     * @param items by outcome: {@code mapped}, {@code skipped}, {@code unmatched}, {@code invalid}
     * @param skips by the mapping's reason
     * @param readings by outcome: {@code new}, {@code corrected}, {@code deleted}, {@code repeat}, {@code superseded},
     *     {@code parked}, {@code implausible}
     * @param flow by destination, what was decided before anything was stored
     */
    public record Tally(
            Map<String, Integer> items,
            Map<String, Integer> skips,
            Map<String, Integer> readings,
            Map<String, Flow> flow) {}

    /**
     * Readings and one destination.
     *
     * @param offered new, changed, or repeated on request; and summaries made for it
     * @param filtered it does not take them (its metrics, or they are folded into a summary)
     * @param refused its format cannot say them
     */
    public record Flow(int offered, int filtered, int refused) {
        /** Nothing. */
        public static final Flow NONE = new Flow(0, 0, 0);

        Flow plus(int moreOffered, int moreFiltered, int moreRefused) {
            return new Flow(offered + moreOffered, filtered + moreFiltered, refused + moreRefused);
        }
    }
}
