package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
 * @param items what was known of the items that take the place of earlier ones
 * @param beside what other sources told of the same, and what becomes of that
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
        List<Item> items,
        Beside beside,
        List<Outbound> outbound,
        List<Parked> parked,
        List<Problem> problems,
        Tally tally) {

    /** Work beside which there is nothing. */
    public Work(
            Inbox.Job job,
            long position,
            boolean done,
            List<Entry> entries,
            List<Item> items,
            List<Outbound> outbound,
            List<Parked> parked,
            List<Problem> problems,
            Tally tally) {
        this(job, position, done, entries, items, Beside.NONE, outbound, parked, problems, tally);
    }

    /**
     * A reading for the ledger.
     *
     * @param expected what the ledger held when the decision was made; null for nothing
     * @param fingerprint hash of value, time and status: tells a repeat from a correction
     * @param item id of the item that it comes and goes with, or null
     * @param standing where it stands beside what other sources told
     */
    public record Entry(
            PatientReading reading,
            Ledger.@Nullable Known expected,
            String fingerprint,
            @Nullable String item,
            Ledger.Standing standing) {

        /** A reading beside which there is no other. */
        public Entry(
                PatientReading reading, Ledger.@Nullable Known expected, String fingerprint, @Nullable String item) {
            this(reading, expected, fingerprint, item, Ledger.Standing.ALONE);
        }
    }

    /**
     * What other sources told of the same.
     *
     * @param accounts of the patients of readings that other sources might tell, too: how many accounts each had
     * @param seen what was found beside the readings
     * @param moved readings of the ledger that stand otherwise now
     */
    public record Beside(Map<String, Integer> accounts, List<Seen> seen, List<Moved> moved) {
        /** Nothing. */
        public static final Beside NONE = new Beside(Map.of(), List.of(), List.of());

        /** The patient, where it is about one only; else null. */
        public @Nullable String patient() {
            return accounts.size() == 1 ? accounts.keySet().iterator().next() : null;
        }
    }

    /** What the ledger held around a time when the decision was made. */
    public record Seen(Ledger.Around question, List<Ledger.Neighbour> found) {}

    /**
     * A reading of the ledger that stands otherwise now.
     *
     * @param expected what the ledger held of it when the decision was made
     */
    public record Moved(String key, Ledger.Known expected, Ledger.Standing standing) {}

    /**
     * What the ledger held of an item when the decision was made.
     *
     * @param members number of readings
     * @param version the highest of their versions
     * @param receivedAt the latest receipt among them
     */
    public record Item(Ledger.Question question, int members, long version, Instant receivedAt) {
        /** The sum of what was found. */
        static Item of(Ledger.Question question, List<Ledger.Member> members) {
            return new Item(
                    question,
                    members.size(),
                    members.stream().mapToLong(m -> m.known().version()).max().orElse(0),
                    members.stream()
                            .map(m -> m.known().receivedAt())
                            .max(Instant::compareTo)
                            .orElse(Instant.EPOCH));
        }
    }

    /** A reading that waits. With an account-unknown reason the payload is worked on again once the account is linked. */
    public record Parked(Reading reading, Problem problem) {}

    /**
     * Counts, all of which are kept per source for conservation and metrics.
     *
     * @param items by outcome: {@code mapped}, {@code skipped}, {@code unmatched}, {@code invalid}
     * @param skips by the mapping's reason
     * @param readings by outcome: {@code new}, {@code corrected}, {@code deleted}, {@code repeat}, {@code superseded},
     *     {@code filtered} (another source's stands), {@code parked}, {@code implausible}; and of earlier ones {@code yielded}
     *     to another source, {@code returned} since the other one is gone
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
