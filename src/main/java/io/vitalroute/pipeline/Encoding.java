package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/** The steps "judge" and "encode": readings that flow, for every destination that takes them, patient by patient. */
final class Encoding {
    final List<Work.Entry> entries = new ArrayList<>();
    final List<Outbound> outbound = new ArrayList<>();
    final List<Problem> refused = new ArrayList<>();
    final Map<String, Work.Flow> flow = new LinkedHashMap<>();

    private final Ledger ledger;
    private final Function<String, Metric> metrics;
    private final Instant made;
    private final boolean again;
    private final Map<Window, Map<Metric, List<PatientReading>>> summarised = new LinkedHashMap<>();

    /** With {@code again} repeats go out too: a person asked for a replay. */
    Encoding(Ledger ledger, Function<String, Metric> metrics, Instant made, boolean again) {
        this.again = again;
        this.ledger = ledger;
        this.metrics = metrics;
        this.made = made;
    }

    /** Encodes the readings of one patient. */
    void add(PatientRef patient, List<PatientReading> flowing, List<Destination> destinations) {
        summarised.clear();
        Map<Metric, List<PatientReading>> byMetric = new LinkedHashMap<>();
        flowing.forEach(r -> byMetric.computeIfAbsent(r.reading().metric(), m -> new ArrayList<>())
                .add(r));
        for (Destination destination : destinations) {
            List<PatientReading> taken = new ArrayList<>();
            byMetric.forEach((metric, readings) -> taken.addAll(taken(destination, metric, readings)));
            if (!taken.isEmpty()) {
                Encoder.Encoded encoded = destination.encoder().encode(destination.name(), patient, taken, made);
                outbound.addAll(encoded.outbound());
                refused.addAll(encoded.refused());
                count(destination, 0, 0, encoded.refused().size());
            }
        }
    }

    private List<PatientReading> taken(Destination destination, Metric metric, List<PatientReading> readings) {
        Window window = destination.window();
        List<PatientReading> summaries = window == null
                ? List.of()
                : summaries(window, metric, readings).stream()
                        .filter(s -> destination.takes(metric.name())
                                || destination.takes(s.reading().metric().name()))
                        .toList();
        if (window != null && Summaries.isSeries(readings)) {
            count(destination, readings.size() + summaries.size(), readings.size(), 0);
            return summaries;
        }
        if (destination.takes(metric.name())) {
            count(destination, readings.size() + summaries.size(), 0, 0);
            return Stream.concat(readings.stream(), summaries.stream()).toList();
        }
        count(destination, readings.size() + summaries.size(), readings.size(), 0);
        return summaries;
    }

    private void count(Destination destination, int offered, int filtered, int notSaid) {
        Work.Flow before = flow.getOrDefault(destination.name(), Work.Flow.NONE);
        flow.put(destination.name(), before.plus(offered, filtered, notSaid));
    }

    /**
     * Summaries are readings of their own: in the ledger once per window, whoever takes them. Of a few readings none is
     * made, but where one of them is corrected or taken back the summary that may hold it is made anew.
     */
    private List<PatientReading> summaries(Window window, Metric metric, List<PatientReading> readings) {
        boolean series = Summaries.isSeries(readings);
        boolean dense = metric.dense() && !metric.summary().isEmpty();
        if (!series && !(dense && readings.stream().anyMatch(PatientReading::update))) {
            return List.of();
        }
        return summarised.computeIfAbsent(window, w -> new LinkedHashMap<>()).computeIfAbsent(metric, m -> {
            Summaries summaries = new Summaries(ledger, metrics);
            List<PatientReading> made = summaries.of(readings, window);
            refused.addAll(summaries.problems());
            Map<String, Ledger.Known> known =
                    ledger.known(made.stream().map(s -> s.reading().key()).toList());
            List<PatientReading> changed = new ArrayList<>();
            for (PatientReading summary : made) {
                if (!series && !known.containsKey(summary.reading().key())) {
                    continue;
                }
                decide(summary, null, known.get(summary.reading().key()), changed);
            }
            return changed;
        });
    }

    /** Notes the reading, and the item it comes and goes with, for the ledger and adds it to what flows, where it is news. */
    Change decide(
            PatientReading reading, @Nullable String item, Ledger.@Nullable Known known, List<PatientReading> flowing) {
        Reading plain = reading.reading();
        String fingerprint = Change.fingerprint(plain);
        Change change = Change.of(plain, fingerprint, item, known);
        if (change.isNews()) {
            PatientReading out = reading.with(plain.withStatus(Change.status(plain, known)), known != null);
            entries.add(new Work.Entry(out, known, fingerprint, item));
            if (change.flows()) {
                flowing.add(out);
            }
        }
        if (again && (change == Change.REPEAT || change == Change.CONFIRMED)) {
            flowing.add(reading.with(plain.withStatus(Change.status(plain, known)), true));
        }
        return change;
    }
}
