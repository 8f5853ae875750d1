package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/** Every reading that was accepted, as it stands now: for repeats, corrections, summaries and, later, rules. */
public interface Ledger {

    /** What is known of these keys; keys never seen are absent. */
    Map<String, Known> known(Collection<String> keys);

    /**
     * The readings of one patient and metric that start in [from, to), by time; deleted ones are left out.
     *
     * @throws io.vitalroute.problem.ProblemException K106 where values of some of them have been thrown away: what is left
     *     is not what was measured
     */
    List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to);

    /** Of these parked readings, those that a person has decided to accept. */
    Set<String> accepted(Collection<String> keys);

    /** What was made of items before, deleted readings included; a question without an answer gets an empty list. */
    Map<Question, List<Member>> members(Collection<Question> questions);

    /** Readings as they were accepted last; those whose value retention has thrown away are absent. */
    List<ReadingJson.Line> readings(Collection<String> keys, Function<String, Metric> metrics);

    /**
     * Which readings of an item.
     *
     * @param item the item's id
     * @param from the earliest start
     * @param to after the latest start
     */
    record Question(String item, Instant from, Instant to) {
        private static final Instant EARLIEST = Instant.parse("1700-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2250-01-01T00:00:00Z");

        /** All readings of an item. */
        public static Question all(String item) {
            return new Question(item, EARLIEST, LATEST);
        }
    }

    /** A reading of an item. */
    record Member(String key, Instant start, Known known) {}

    /**
     * The state of one reading.
     *
     * @param receivedAt when the payload that it comes from was received: of equal versions the later stands
     * @param item id of the item that said it last, where its mapping lets items replace; else null
     */
    record Known(
            long version,
            Instant receivedAt,
            String fingerprint,
            Reading.Status status,
            @Nullable String item) {

        /** Whether it stands beside what has this version and was received then. */
        boolean outranks(long otherVersion, Instant otherReceived) {
            return version > otherVersion || (version == otherVersion && receivedAt.isAfter(otherReceived));
        }
    }
}
