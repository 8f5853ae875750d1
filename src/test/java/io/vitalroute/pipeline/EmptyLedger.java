package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/** A ledger that holds nothing; tests say what theirs holds instead. */
class EmptyLedger implements Ledger {
    @Override
    public Map<String, Known> known(Collection<String> keys) {
        return Map.of();
    }

    @Override
    public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public Map<Question, List<Member>> members(Collection<Question> questions) {
        return Map.of();
    }

    @Override
    public List<Neighbour> around(Around question) {
        return List.of();
    }

    @Override
    public List<Neighbour> bound(PatientRef patient, Metric metric, Collection<String> keys) {
        return List.of();
    }

    @Override
    public List<ReadingJson.Line> readings(Collection<String> keys, Function<String, Metric> metrics) {
        return List.of();
    }

    @Override
    public Set<String> accepted(Collection<String> keys) {
        return Set.of();
    }
}
