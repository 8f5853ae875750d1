package io.vitalroute.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
     * The readings of one patient and metric that start in [from, to), by time; without deleted ones, those in whose place
     * another source's stand, and summaries.
     *
     * @throws io.vitalroute.problem.ProblemException K106 where values of some of them have been thrown away: what is left
     *     is not what was measured
     */
    List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to);

    /** Of these parked readings, those that a person has decided to accept. */
    Set<String> accepted(Collection<String> keys);

    /** What was made of items before, deleted readings included; a question without an answer gets an empty list. */
    Map<Question, List<Member>> members(Collection<Question> questions);

    /**
     * What is known of a patient and metric about a time, also what was taken back and what stands behind another reading,
     * but no summary; by key.
     */
    List<Neighbour> around(Around question);

    /** Of a patient and metric: these keys, and what stands behind them. */
    List<Neighbour> bound(PatientRef patient, Metric metric, Collection<String> keys);

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

    /**
     * All readings of a patient and metric that hold at some time in [from, to]; a span is found that lasts up to
     * {@link #LONGEST}.
     */
    record Around(PatientRef patient, Metric metric, Instant from, Instant to) {
        /** Spans that are longer are found by their start only. */
        public static final Duration LONGEST = Duration.ofHours(24);
    }

    /**
     * A reading beside others, without its value.
     *
     * @param end of a time span; null for a moment and a day
     * @param day of a day's reading
     * @param kept whether its value is kept still
     */
    record Neighbour(
            String key,
            String source,
            @Nullable String account,
            Instant start,
            @Nullable Instant end,
            @Nullable LocalDate day,
            boolean kept,
            Known known) {}

    /** A reading of an item. */
    record Member(String key, Instant start, Known known) {}

    /**
     * The state of one reading.
     *
     * @param receivedAt when the payload that it comes from was received: of equal versions the later stands
     * @param item id of the item that said it last, where its mapping lets items replace; else null
     * @param standing where it stands beside what other sources told
     */
    record Known(
            long version,
            Instant receivedAt,
            String fingerprint,
            Reading.Status status,
            @Nullable String item,
            Standing standing) {

        /** The state of a reading beside which there is no other. */
        public Known(
                long version, Instant receivedAt, String fingerprint, Reading.Status status, @Nullable String item) {
            this(version, receivedAt, fingerprint, status, item, Standing.ALONE);
        }

        /** Whether receivers hold it, as far as we have told them. */
        boolean stands() {
            return standing.twin() == null && status != Reading.Status.ENTERED_IN_ERROR;
        }

        /** Whether it stands beside what has this version and was received then. */
        boolean outranks(long otherVersion, Instant otherReceived) {
            return version > otherVersion || (version == otherVersion && receivedAt.isAfter(otherReceived));
        }
    }

    /**
     * Where a reading stands beside what other sources told of the same.
     *
     * @param path the named path on which it came ({@link io.vitalroute.identity.Sources}); null where none fits
     * @param twin key of the reading that stands in its place; null where it stands itself
     * @param told whether receivers have ever been told of it
     */
    record Standing(@Nullable String path, @Nullable String twin, boolean told) {
        /** Stands for the path of what we made ourselves, out of others: a summary. It is beside nothing. */
        public static final String SUMMARY = "summary";

        /** Beside nothing. */
        public static final Standing ALONE = new Standing(null, null, true);
    }
}
