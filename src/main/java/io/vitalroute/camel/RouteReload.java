package io.vitalroute.camel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * Takes changed route files over while the engine runs. A file is tried in a {@link Shadow} first, then only its own routes
 * are exchanged; where even that fails its previous text is put back. Camel's own reload loses routes (CAMEL-24860,
 * CAMEL-24866).
 */
final class RouteReload {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);

    private final RouteFolder folder;
    private final Shadow shadow;
    private final LiveRoutes live;
    private final Map<Path, String> taken;
    private final Map<Path, String> refused = new HashMap<>();
    private Map<Path, String> seen;

    /** @param taken the texts that the running routes came from */
    RouteReload(RouteFolder folder, Shadow shadow, LiveRoutes live, Map<Path, String> taken) {
        this.folder = folder;
        this.shadow = shadow;
        this.live = live;
        this.taken = new LinkedHashMap<>(taken);
        this.seen = Map.copyOf(taken);
    }

    /**
     * Looks at the folder once. A text counts when two looks have seen it, since editors write in steps; a refused one is
     * not tried again until it changes.
     */
    synchronized void look() {
        Map<Path, String> now = folder.texts();
        Map<Path, String> before = seen;
        seen = now;
        if (now.isEmpty()) {
            tellOnce(before);
            return;
        }
        now.forEach((file, text) -> {
            if (text.equals(taken.get(file))) {
                refused.remove(file);
            } else if (text.equals(before.get(file)) && !text.equals(refused.get(file))) {
                take(file, text);
            }
        });
        for (Path file : List.copyOf(taken.keySet())) {
            if (!now.containsKey(file) && !before.containsKey(file)) {
                drop(file);
            }
        }
    }

    /** A folder that is empty all of a sudden was taken away, not edited. */
    private void tellOnce(Map<Path, String> before) {
        if (!before.isEmpty()) {
            LOG.error("no route file is left in {}: all routes run on as they were", folder.folder());
        }
    }

    private void take(Path file, String text) {
        String name = folder.shown(file);
        Problem problem = problem(file, name, text);
        if (problem != null) {
            refused.put(file, text);
            LOG.warn("{}: not taken over, its routes run on as they were: {}", name, problem);
            return;
        }
        try {
            exchange(file, text);
            LOG.info("{}: taken over, routes {}", name, live.of(file));
        } catch (Exception e) {
            refused.put(file, text);
            LOG.error("{}: the previous text is put back: {}", name, RouteFault.of(e, name, text));
            putBack(file, name);
        }
    }

    private @Nullable Problem problem(Path file, String name, String text) {
        if (text.isBlank()) {
            return Problem.of(ProblemCode.C107_EMPTY, Where.file(name, 1, 1), "the file is empty")
                    .hint("remove the file to stop its routes");
        }
        Shadow.Finding finding = shadow.tryOut(RouteFolder.resource(file, text), name, text);
        if (finding.problem().isPresent()) {
            return finding.problem().get();
        }
        for (Path other : taken.keySet()) {
            Set<String> both = new LinkedHashSet<>(finding.routes());
            both.retainAll(live.of(other));
            if (!other.equals(file) && !both.isEmpty()) {
                return Problem.of(
                        ProblemCode.C102_DUPLICATE_KEY,
                        Where.file(name, 1, 1),
                        "the route " + both.iterator().next() + " is in " + folder.shown(other) + " already");
            }
        }
        return null;
    }

    /** Routes hold on to the policies they were made with, so changed policies are given to all. */
    private void exchange(Path file, String text) throws Exception {
        live.exchange(file, text);
        taken.put(file, text);
        refused.remove(file);
        if (text.contains("routeConfiguration:")) {
            for (Map.Entry<Path, String> other : taken.entrySet()) {
                if (other.getValue().contains("routeConfigurationId:")) {
                    live.exchange(other.getKey(), other.getValue());
                }
            }
        }
    }

    private void putBack(Path file, String name) {
        try {
            String old = taken.get(file);
            if (old == null) {
                live.remove(file);
            } else {
                live.exchange(file, old);
            }
        } catch (Exception e) {
            LOG.error("{}: the previous text cannot be put back, its routes are stopped: {}", name, Faults.named(e));
        }
    }

    private void drop(Path file) {
        try {
            live.remove(file);
            LOG.info("{}: removed, its routes are stopped", folder.shown(file));
        } catch (Exception e) {
            LOG.error("{}: its routes cannot be stopped: {}", folder.shown(file), Faults.named(e));
        }
        taken.remove(file);
        refused.remove(file);
    }
}
