package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Precedence;
import io.vitalroute.identity.SourceRule;
import io.vitalroute.identity.Telling;
import io.vitalroute.pipeline.Ledger.Neighbour;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/** Readings of one patient and metric from several sources, those of the ledger around them included. */
final class Contest {
    private final Ledger ledger;
    private final Function<String, Metric> metrics;
    private final SourceRule rule;
    private final Metric metric;
    private final PatientRef patient;
    private final Map<String, Judged> judged = new LinkedHashMap<>();
    private final Map<String, Telling> tellings = new LinkedHashMap<>();
    private final Map<String, Neighbour> rows = new LinkedHashMap<>();
    private final Map<String, Reading> values = new HashMap<>();
    private final List<Work.Seen> seen = new ArrayList<>();
    private Map<String, String> twins = Map.of();
    private Set<String> moved = Set.of();

    Contest(Ledger ledger, Function<String, Metric> metrics, SourceRule rule, PatientReading one) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.rule = rule;
        this.metric = one.reading().metric();
        this.patient = one.patient();
    }

    void add(Judged one, @Nullable String path, boolean again) {
        Reading reading = one.reading();
        Telling.Look look = one.change().flows()
                ? Telling.Look.CHANGED
                : again && one.isRepeat() ? Telling.Look.AGAIN : Telling.Look.BESIDE;
        judged.put(one.key(), one);
        tellings.put(
                one.key(),
                new Telling(
                        one.key(),
                        way(reading.origin().source(), path, reading.origin().account()),
                        Telling.Span.of(reading.time()),
                        reading.value(),
                        one.alive(),
                        new Telling.State(
                                one.stood(), one.twin(), true, reading.origin().receivedAt()),
                        look));
    }

    /** Whether there is anything to decide. */
    boolean isOpen() {
        return tellings.values().stream().anyMatch(t -> t.look() != Telling.Look.BESIDE);
    }

    /** Decides; what moves may set others free or take their place, so these are looked at, too, until nothing moves. */
    void settle() {
        List<Telling> front = tellings.values().stream()
                .filter(t -> t.look() != Telling.Look.BESIDE)
                .toList();
        Set<String> looked = new HashSet<>();
        while (!front.isEmpty()) {
            bound(front);
            Windows.of(front, rule, metric).forEach(this::around);
            load();
            twins = Precedence.of(rule, metric, List.copyOf(tellings.values()));
            moved = rows.keySet().stream().filter(this::isMoved).collect(Collectors.toCollection(LinkedHashSet::new));
            front = moved.stream()
                    .filter(looked::add)
                    .map(key -> Objects.requireNonNull(tellings.get(key)))
                    .toList();
        }
    }

    private void around(Windows.Window window) {
        Ledger.Around question = new Ledger.Around(patient, metric, window.from(), window.to());
        List<Neighbour> found = ledger.around(question);
        seen.add(new Work.Seen(question, found));
        found.forEach(this::put);
    }

    /** What stands behind these, or they behind, may lie at another time since a correction. */
    private void bound(Collection<Telling> front) {
        Set<String> keys = new HashSet<>();
        for (Telling t : front) {
            Judged one = judged.get(t.key());
            if (one == null || one.known() != null) {
                keys.add(t.key());
            }
            if (t.state().twin() != null) {
                keys.add(t.state().twin());
            }
        }
        if (!keys.isEmpty()) {
            ledger.bound(patient, metric, keys).forEach(this::put);
        }
    }

    private void put(Neighbour row) {
        String path = row.known().standing().path();
        if (!judged.containsKey(row.key()) && rule.rank(row.source(), path) >= 0) {
            rows.putIfAbsent(row.key(), row);
            tellings.putIfAbsent(row.key(), telling(row, null));
        }
    }

    private Telling telling(Neighbour row, @Nullable Reading reading) {
        Ledger.Known known = row.known();
        return new Telling(
                row.key(),
                way(row.source(), known.standing().path(), row.account()),
                new Telling.Span(row.start(), row.end(), row.day()),
                reading == null ? null : reading.value(),
                known.status() != Reading.Status.ENTERED_IN_ERROR,
                new Telling.State(known.stands(), known.standing().twin(), row.kept(), known.receivedAt()),
                Telling.Look.BESIDE);
    }

    private Telling.Way way(String source, @Nullable String path, @Nullable String account) {
        return new Telling.Way(rule.rank(source, path), source, account);
    }

    /** Values are looked up where they count, and of none that only ever meets its own way. */
    private void load() {
        if (rule.same() != SourceRule.Same.COPY) {
            return;
        }
        Set<Telling.Way> ways = new HashSet<>();
        tellings.values().stream()
                .filter(t -> judged.containsKey(t.key()) || moved.contains(t.key()))
                .forEach(t -> ways.add(t.way()));
        read(tellings.values().stream()
                .filter(t -> t.value() == null && t.state().movable())
                .filter(t -> ways.size() > 1 || !ways.contains(t.way()) || moved.contains(t.key()))
                .map(Telling::key)
                .toList());
    }

    private void read(List<String> keys) {
        List<String> missing =
                keys.stream().filter(key -> !values.containsKey(key)).toList();
        if (missing.isEmpty()) {
            return;
        }
        for (ReadingJson.Line line : ledger.readings(missing, metrics)) {
            String key = line.reading().key();
            values.put(key, line.reading());
            tellings.put(key, telling(Objects.requireNonNull(rows.get(key)), line.reading()));
        }
    }

    private boolean isMoved(String key) {
        Neighbour row = rows.get(key);
        Telling telling = tellings.get(key);
        return row != null
                && telling != null
                && telling.alive()
                && !Objects.equals(row.known().standing().twin(), twins.get(key));
    }

    /** By the key of each reading of the piece, the key of the one that stands in its place. */
    Map<String, Optional<String>> twins() {
        Map<String, Optional<String>> result = new HashMap<>();
        judged.keySet().forEach(key -> result.put(key, Optional.ofNullable(twins.get(key))));
        return result;
    }

    /** What the decision is based on. */
    List<Work.Seen> seen() {
        return seen;
    }

    /** Readings of the ledger that stand otherwise now. */
    List<Move> moves() {
        read(List.copyOf(moved));
        return moved.stream()
                .map(key -> Objects.requireNonNull(rows.get(key)))
                .map(row -> new Move(row, twins.get(row.key()), values.get(row.key()), patient, cause(row)))
                .toList();
    }

    /** The reading of the piece by which another one moved. */
    private Reading cause(Neighbour row) {
        Judged twin = judged.get(String.valueOf(twins.get(row.key())));
        Judged before = judged.get(String.valueOf(row.known().standing().twin()));
        Judged cause = twin != null ? twin : before;
        return (cause != null ? cause : judged.values().iterator().next()).reading();
    }
}
