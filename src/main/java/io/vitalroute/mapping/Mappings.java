package io.vitalroute.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All mappings of an installation. Immutable: a change makes another set. */
public final class Mappings {
    private final Map<String, Mapping> byName;

    private Mappings(Map<String, Mapping> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** A set; of two mappings of one name the later one stays. */
    public static Mappings of(Collection<Mapping> mappings) {
        Map<String, Mapping> byName = new TreeMap<>();
        mappings.forEach(mapping -> byName.put(mapping.name(), mapping));
        return new Mappings(byName);
    }

    /** This set with a mapping added or replaced. */
    public Mappings with(Mapping mapping) {
        return of(Stream.concat(byName.values().stream(), Stream.of(mapping)).toList());
    }

    /** The mapping of that name. */
    public Optional<Mapping> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All mappings of a stream, by name. Mostly one; several take the same payload each for itself. */
    public List<Mapping> accepting(String source, String stream) {
        return all().stream()
                .filter(m -> m.source().equals(source) && m.stream().equals(stream))
                .toList();
    }

    /** The sources that some mapping accepts. */
    public Set<String> sources() {
        return byName.values().stream().map(Mapping::source).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All of them, by name. */
    public List<Mapping> all() {
        return new TreeMap<>(byName).values().stream().toList();
    }
}
