package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.pipeline.Ledger.Standing;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading.Status;

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
    private int filtered;
    private final Map<Window, Map<Series, List<PatientReading>>> summarised = new LinkedHashMap<>();

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
        Map<Series, List<PatientReading>> bySeries = new LinkedHashMap<>();
        flowing.forEach(r ->
                bySeries.computeIfAbsent(Series.of(r), s -> new ArrayList<>()).add(r));
        for (Destination destination : destinations) {
            List<PatientReading> taken = new ArrayList<>();
            bySeries.forEach((series, readings) -> taken.addAll(taken(destination, series, readings)));
            if (!taken.isEmpty()) {
                Encoder.Encoded encoded = destination.encoder().encode(destination.name(), patient, taken, made);
                outbound.addAll(encoded.outbound());
                refused.addAll(encoded.refused());
                count(destination, 0, 0, encoded.refused().size());
            }
        }
    }

    private List<PatientReading> taken(Destination destination, Series series, List<PatientReading> readings) {
        Metric metric = series.metric();
        Window window = destination.window();
        List<PatientReading> summaries = window == null
                ? List.of()
                : summaries(window, series, readings).stream()
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
    private List<PatientReading> summaries(Window window, Series of, List<PatientReading> readings) {
        Metric metric = of.metric();
        boolean series = Summaries.isSeries(readings);
        boolean dense = metric.dense() && !metric.summary().isEmpty();
        if (!series && !(dense && readings.stream().anyMatch(PatientReading::update))) {
            return List.of();
        }
        return summarised.computeIfAbsent(window, w -> new LinkedHashMap<>()).computeIfAbsent(of, m -> {
            Summaries summaries = new Summaries(ledger, metrics);
            List<PatientReading> made = summaries.of(readings, window);
            refused.addAll(summaries.problems());
            Map<String, Known> known =
                    ledger.known(made.stream().map(s -> s.reading().key()).toList());
            List<PatientReading> changed = new ArrayList<>();
            for (PatientReading summary : made) {
                if (!series && !known.containsKey(summary.reading().key())) {
                    continue;
                }
                note(Judged.of(summary, null, known.get(summary.reading().key())), null, Standing.SUMMARY, changed);
            }
            return changed;
        });
    }

    /**
     * Notes the reading, where it is news, for the ledger and adds it to what flows.
     *
     * @param twin key of the reading that stands in its place, or null
     * @param path the named path on which it came, or null
     * @return what became of it, as counted
     */
    String note(Judged one, @Nullable String twin, @Nullable String path, List<PatientReading> flowing) {
        if (one.change() == Change.SUPERSEDED) {
            return one.change().label();
        }
        boolean stands = twin == null && one.alive();
        boolean turned = one.stood() != stands;
        if (one.change().isNews() || !Objects.equals(twin, one.twin())) {
            boolean told = one.told() || stands || one.change() == Change.WITHDRAWN;
            PatientReading kept = one.of().with(one.reading().withStatus(status(one)), one.told());
            String fingerprint = one.change() == Change.WITHDRAWN ? Change.NEVER_CAME : one.fingerprint();
            entries.add(new Work.Entry(kept, one.known(), fingerprint, one.item(), new Standing(path, twin, told)));
        }
        if (stands && (turned || one.change().flows())) {
            flowing.add(one.of().with(one.reading().withStatus(status(one)), one.told()));
        } else if (!stands && turned) {
            flowing.add(one.of().with(one.reading().withStatus(Status.ENTERED_IN_ERROR), true));
        } else if (again && one.isRepeat() && twin == null) {
            flowing.add(one.of().with(one.reading().withStatus(Change.status(one.reading(), one.known())), true));
        }
        filtered += isFiltered(one, stands) && !turned ? 1 : 0;
        return label(one, stands, turned);
    }

    private static boolean isFiltered(Judged one, boolean stands) {
        return one.alive() && !stands && one.change().flows();
    }

    /** What was told before is amended; what nobody was told of is what it is. */
    private static Status status(Judged one) {
        return one.told()
                ? Change.status(one.reading(), one.known())
                : one.reading().status();
    }

    private static String label(Judged one, boolean stands, boolean turned) {
        if (isFiltered(one, stands)) {
            return "filtered";
        }
        if (one.isRepeat() && turned) {
            return stands ? "returned" : "yielded";
        }
        return one.change().label();
    }

    /** Counts what other sources' readings stand for: no destination gets it. */
    void countFiltered(List<Destination> destinations) {
        if (filtered > 0) {
            destinations.forEach(destination -> count(destination, filtered, filtered, 0));
        }
    }
}
