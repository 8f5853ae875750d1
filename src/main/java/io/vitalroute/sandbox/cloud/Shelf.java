package io.vitalroute.sandbox.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.people.Population;
import io.vitalroute.sandbox.people.Wearer;

/**
 * What a vendor holds for all its accounts: what people did, worked out when it is asked for, and over it what a test has
 * made happen: corrections, deletions, and data that are late.
 */
public final class Shelf {
    private final Population population;
    private final Clock clock;
    private final Instant beginning;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private final Map<Place, Happened> happened = new LinkedHashMap<>();

    /**
     * Empty of things that happened.
     *
     * @param beginning since when people have been the vendor's customers
     */
    public Shelf(Population population, Clock clock, Instant beginning, Collection<Stream> streams) {
        this.population = population;
        this.clock = clock;
        this.beginning = beginning;
        streams.forEach(stream -> this.streams.put(stream.name(), stream));
    }

    /** What is gone, and of when it told. */
    public record Gone(String id, Instant start, Instant end) {}

    private record Place(int person, String stream, String id) {}

    private sealed interface Happened {
        record Corrected(Instant when, UnaryOperator<ObjectNode> how) implements Happened {}

        record Late(Instant when) implements Happened {}

        record Removed(Instant when, Gone what) implements Happened {}
    }

    /** The vendor's streams. */
    public Collection<Stream> streams() {
        return streams.values();
    }

    /** One of them. */
    public Stream stream(String name) {
        Stream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("no stream " + name + ", only " + streams.keySet());
        }
        return stream;
    }

    /** Somebody. */
    public Wearer person(int index) {
        return population.person(index);
    }

    /** What started in this time, in its order, as far as the vendor has it. */
    public List<Entry> measured(int person, String stream, Instant from, Instant to) {
        return held(person, stream, from, to, entry -> true);
    }

    /** What touches this time, in the order of its beginning. */
    public List<Entry> touching(int person, String stream, Instant from, Instant to) {
        return held(
                person,
                stream,
                from.minus(Duration.ofDays(2)),
                to,
                entry -> entry.end().isAfter(from));
    }

    /** What ended in this time, in the order of its beginning. */
    public List<Entry> ended(int person, String stream, Instant from, Instant to) {
        return held(
                person,
                stream,
                from.minus(Duration.ofDays(2)),
                to,
                entry -> !entry.end().isBefore(from) && entry.end().isBefore(to));
    }

    /** What changed after one instant and not after the other. */
    public List<Entry> changed(int person, String stream, Instant after, Instant until) {
        Instant since = after.minus(stream(stream).lag()).minus(Duration.ofDays(1));
        Predicate<Entry> inTime =
                entry -> entry.changed().isAfter(after) && !entry.changed().isAfter(until);
        List<Entry> entries = new ArrayList<>(held(person, stream, since, until, inTime));
        for (Place place : places(person, stream)) {
            starting(place)
                    .filter(start -> start.isBefore(since))
                    .flatMap(start -> one(person, stream, place.id()))
                    .filter(inTime)
                    .ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(Entry::start));
        return entries;
    }

    /** One entry by its id. */
    public Optional<Entry> one(int person, String stream, String id) {
        return starting(new Place(person, stream, id))
                .flatMap(start ->
                        held(
                                        person,
                                        stream,
                                        start,
                                        start.plusMillis(1),
                                        entry -> entry.id().equals(id))
                                .stream()
                                .findFirst());
    }

    /** The newest entry; there is always one within 60 days. */
    public Optional<Entry> latest(int person, String stream) {
        Instant now = clock.instant();
        for (int days = 1; days < 128; days *= 2) {
            List<Entry> entries = measured(person, stream, now.minus(Duration.ofDays(days)), now);
            if (!entries.isEmpty()) {
                return Optional.of(entries.get(entries.size() - 1));
            }
        }
        return Optional.empty();
    }

    /** From now on the entry is another one. */
    public synchronized void correct(int person, String stream, String id, UnaryOperator<ObjectNode> how) {
        happened.put(new Place(person, stream, id), new Happened.Corrected(clock.instant(), how));
    }

    /** From now on the entry is gone. */
    public synchronized void delete(int person, String stream, String id) {
        one(person, stream, id)
                .map(entry -> new Gone(id, entry.start(), entry.end()))
                .ifPresent(gone ->
                        happened.put(new Place(person, stream, id), new Happened.Removed(clock.instant(), gone)));
    }

    /** The vendor gets the entry then and not before. */
    public synchronized void late(int person, String stream, String id, Instant when) {
        happened.put(new Place(person, stream, id), new Happened.Late(when));
    }

    /** What was deleted after one instant and not after the other. */
    public synchronized List<Gone> deleted(int person, String stream, Instant after, Instant until) {
        List<Gone> gone = new ArrayList<>();
        happened.forEach((place, what) -> {
            if (place.person() == person
                    && place.stream().equals(stream)
                    && what instanceof Happened.Removed removed
                    && removed.when().isAfter(after)
                    && !removed.when().isAfter(until)) {
                gone.add(removed.what());
            }
        });
        return gone;
    }

    private Optional<Instant> starting(Place place) {
        return Ids.start(place.id());
    }

    private List<Entry> held(int person, String stream, Instant from, Instant to, Predicate<Entry> wanted) {
        Instant now = clock.instant();
        Instant since = from.isBefore(beginning) ? beginning : from;
        Instant until = to.isAfter(now) ? now : to;
        if (!since.isBefore(until)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : stream(stream).invention().entries(population.person(person), since, until, now)) {
            after(entry, new Place(person, stream, entry.id()))
                    .filter(e -> !e.changed().isAfter(now))
                    .filter(wanted)
                    .ifPresent(entries::add);
        }
        return entries;
    }

    private synchronized Optional<Entry> after(Entry entry, Place place) {
        Happened what = happened.get(place);
        if (what instanceof Happened.Corrected corrected) {
            return Optional.of(entry.corrected(
                    corrected.when(), () -> corrected.how().apply(entry.body().get())));
        }
        if (what instanceof Happened.Late late) {
            return Optional.of(entry.late(late.when()));
        }
        return what instanceof Happened.Removed ? Optional.empty() : Optional.of(entry);
    }

    private synchronized List<Place> places(int person, String stream) {
        return happened.keySet().stream()
                .filter(place -> place.person() == person && place.stream().equals(stream))
                .toList();
    }
}
