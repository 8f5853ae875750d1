package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

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

    /** The state of one reading. */
    record Known(long version, String fingerprint, Reading.Status status) {}
}
