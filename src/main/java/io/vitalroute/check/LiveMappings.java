package io.vitalroute.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.FilesBelow;
import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Metrics;

/**
 * The mappings of a folder as they are to be used now. A file that changes goes live only if it has no finding and its tests
 * pass; else its last good version stays, and its findings are given; so does the order of sources. Safe for many readers and one refresher.
 */
public final class LiveMappings implements Supplier<Mappings> {
    private final MappingFolder folder;
    private final Path path;
    private volatile State state;

    private LiveMappings(Path path, State state) {
        this.folder = new MappingFolder(path);
        this.path = path;
        this.state = state;
    }

    /**
     * The mappings as they are now. To start quickly they are compiled only; {@link #test} runs their tests later.
     *
     * @throws ProblemException with all findings, where a file does not compile
     */
    public static LiveMappings of(Path path) {
        MappingFolder folder = new MappingFolder(path);
        List<Problem> problems = new ArrayList<>();
        Metrics metrics = folder.metrics(problems);
        Mappings mappings = folder.mappings(metrics, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        Map<Path, Mapping> good = new LinkedHashMap<>();
        MappingFolder.files(path, MappingFile.SUFFIX)
                .forEach(file -> mappings.named(folder.name(file)).ifPresent(mapping -> good.put(file, mapping)));
        Sources sources = folder.sources(metrics, mappings.sources(), problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new LiveMappings(path, new State(stamps(path), metrics, good, mappings, sources));
    }

    @Override
    public Mappings get() {
        return state.mappings;
    }

    /** The catalogue that the mappings were compiled with. */
    public Metrics metrics() {
        return state.metrics;
    }

    /** The order of sources that goes with them. */
    public Sources sources() {
        return state.sources;
    }

    /**
     * Looks for changes and takes over what is sound.
     *
     * @return what is wrong with changed files, which were not taken over; empty where nothing is, or nothing changed
     */
    public synchronized List<Problem> refresh() {
        State before = state;
        Map<Path, Stamp> now = stamps(path);
        if (now.equals(before.stamps)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        boolean sameCatalogue =
                now.get(catalogue()) != null && now.get(catalogue()).equals(before.stamps.get(catalogue()));
        Metrics metrics = sameCatalogue ? before.metrics : folder.metrics(problems);
        if (!problems.isEmpty()) {
            state = new State(now, before.metrics, before.good, before.mappings, before.sources);
            return List.copyOf(problems);
        }
        Map<Path, Mapping> good = new LinkedHashMap<>();
        for (Path file : MappingFolder.files(path, MappingFile.SUFFIX)) {
            Mapping old = before.good.get(file);
            if (old != null && sameCatalogue && isUnchanged(file, before.stamps, now)) {
                good.put(file, old);
            } else {
                take(MappingSuite.of(file, metrics, new Texts()), old, good, problems);
            }
        }
        Mappings mappings = Mappings.of(good.values());
        state = new State(now, metrics, good, mappings, sources(metrics, mappings, before, problems));
        return List.copyOf(problems);
    }

    private Sources sources(Metrics metrics, Mappings mappings, State before, List<Problem> problems) {
        List<Problem> own = new ArrayList<>();
        Sources fresh = folder.sources(metrics, mappings.sources(), own);
        problems.addAll(own);
        return own.isEmpty() ? fresh : before.sources;
    }

    /**
     * Runs the tests of the mappings that are at work; changes nothing.
     *
     * @return what is wrong with them: findings, missing tests, and tests that fail
     */
    public synchronized List<Problem> test() {
        State now = state;
        return now.good.keySet().stream()
                .filter(Files::isRegularFile)
                .flatMap(file -> MappingSuite.of(file, now.metrics, new Texts()).problems().stream())
                .toList();
    }

    private static void take(
            MappingSuite suite, @Nullable Mapping old, Map<Path, Mapping> good, List<Problem> problems) {
        Mapping fresh = suite.mapping();
        if (suite.isSound() && fresh != null) {
            good.put(suite.file(), fresh);
            return;
        }
        problems.addAll(suite.problems());
        if (old != null) {
            good.put(suite.file(), old);
        }
    }

    /** Neither the mapping, nor its tests, nor any file of the samples beside it. */
    private static boolean isUnchanged(Path file, Map<Path, Stamp> before, Map<Path, Stamp> now) {
        Path samples = file.resolveSibling("samples");
        return beside(file, samples, before).equals(beside(file, samples, now));
    }

    private static Map<Path, Stamp> beside(Path file, Path samples, Map<Path, Stamp> stamps) {
        Map<Path, Stamp> beside = new HashMap<>();
        stamps.forEach((path, stamp) -> {
            if (path.equals(file) || path.equals(MappingSuite.testsOf(file)) || path.startsWith(samples)) {
                beside.put(path, stamp);
            }
        });
        return beside;
    }

    private Path catalogue() {
        return path.resolve(Places.METRICS);
    }

    private static Map<Path, Stamp> stamps(Path folder) {
        Map<Path, Stamp> stamps = new HashMap<>();
        try {
            for (Path file : FilesBelow.of(folder)) {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(found.lastModifiedTime().toMillis(), found.size(), found.fileKey()));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return stamps;
    }

    /** How a change is noticed; the key of a file (its inode) tells another one of the same age and size in its place. */
    private record Stamp(long modified, long size, @Nullable Object key) {}

    /** Everything at one moment. */
    private record State(
            Map<Path, Stamp> stamps, Metrics metrics, Map<Path, Mapping> good, Mappings mappings, Sources sources) {}
}
