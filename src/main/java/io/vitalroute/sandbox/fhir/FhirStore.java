package io.vitalroute.sandbox.fhir;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources by type and id with all their versions, and an index of identifiers. One lock for all; what is done inside
 * {@link #atomically} happens whole or not at all.
 */
final class FhirStore {
    private final Clock clock;
    private final Consumer<Change> listener;
    private final Map<String, Map<String, List<Resource>>> byType = new LinkedHashMap<>();
    private final Map<String, Set<String>> byIdentifier = new LinkedHashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();
    private long lastId;

    FhirStore(Clock clock, Consumer<Change> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Runs the work under the lock; if it throws, nothing of it stays. */
    synchronized <T> T atomically(Supplier<T> work) {
        undo.clear();
        changes.clear();
        try {
            T result = work.get();
            changes.forEach(listener);
            return result;
        } catch (RuntimeException e) {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
            throw e;
        }
    }

    /** An id that no resource has. */
    synchronized String newId() {
        return Long.toString(++lastId);
    }

    /** Adds a version, the first or a further one. Gives what is held now. */
    synchronized Resource put(String id, Resource resource) {
        String type = resource.fhirType();
        List<Resource> versions = versions(type, id);
        Resource held = resource.copy();
        int version = versions.size() + 1;
        held.setId(new IdType(type, id, Integer.toString(version)));
        held.getMeta().setVersionId(Integer.toString(version)).setLastUpdated(Date.from(clock.instant()));
        List<Resource> grown = new ArrayList<>(versions);
        grown.add(held);
        replace(type, id, grown);
        undo.push(() -> replace(type, id, versions));
        changes.add(new Change(type, id, version, Identifiers.of(held)));
        return held.copy();
    }

    /** The newest version. */
    synchronized Optional<Resource> read(String type, String id) {
        List<Resource> versions = versions(type, id);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1).copy());
    }

    /** All versions, oldest first; empty where the id is unknown. */
    synchronized List<Resource> versions(String type, String id) {
        return byType.getOrDefault(type, Map.of()).getOrDefault(id, List.of());
    }

    /** The newest versions that fit, in the order of their creation. */
    synchronized List<Resource> search(Criteria criteria) {
        Map<String, List<Resource>> all = byType.getOrDefault(criteria.type(), Map.of());
        Iterable<String> ids = criteria.wholeIdentifier()
                .<Iterable<String>>map(
                        key -> Set.copyOf(byIdentifier.getOrDefault(criteria.type() + " " + key, Set.of())))
                .orElse(all.keySet());
        List<Resource> found = new ArrayList<>();
        for (String id : ids) {
            List<Resource> versions = all.getOrDefault(id, List.of());
            if (!versions.isEmpty() && criteria.fits(versions.get(versions.size() - 1))) {
                found.add(versions.get(versions.size() - 1).copy());
            }
        }
        return found;
    }

    private void replace(String type, String id, List<Resource> versions) {
        index(type, id, versions(type, id), false);
        Map<String, List<Resource>> all = byType.computeIfAbsent(type, t -> new LinkedHashMap<>());
        if (versions.isEmpty()) {
            all.remove(id);
        } else {
            all.put(id, versions);
        }
        index(type, id, versions, true);
    }

    private void index(String type, String id, List<Resource> versions, boolean add) {
        if (versions.isEmpty()) {
            return;
        }
        for (var identifier : Identifiers.of(versions.get(versions.size() - 1))) {
            Set<String> ids = byIdentifier.computeIfAbsent(type + " " + identifier, key -> new LinkedHashSet<>());
            if (add) {
                ids.add(id);
            } else {
                ids.remove(id);
            }
        }
    }
}
