package io.vitalroute.sandbox.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.vitalroute.reading.PatientRef.Identifier;

/** Which resources exist, under which identifiers and in which version; no contents. */
final class SinkStore {
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Set<String>> byIdentifier = new HashMap<>();
    private final Consumer<Change> listener;
    private long lastId;

    SinkStore(Consumer<Change> listener) {
        this.listener = listener;
    }

    /** The ids of a type's resources with an identifier. */
    Set<String> find(String type, String identifier) {
        return byIdentifier.getOrDefault(type + " " + identifier, Set.of());
    }

    String newId() {
        return Long.toString(++lastId);
    }

    int version(String type, String id) {
        return versions.getOrDefault(type + "/" + id, 0);
    }

    /** Adds a version. */
    void put(String type, String id, List<Identifier> identifiers) {
        int version = versions.merge(type + "/" + id, 1, Integer::sum);
        for (Identifier identifier : identifiers) {
            byIdentifier
                    .computeIfAbsent(type + " " + identifier, key -> new HashSet<>())
                    .add(id);
        }
        listener.accept(new Change(type, id, version, identifiers));
    }

    /** How many resources of a type each identifier has. */
    Map<String, Integer> copies(String type) {
        Map<String, Integer> copies = new HashMap<>();
        byIdentifier.forEach((key, ids) -> {
            if (key.startsWith(type + " ")) {
                copies.put(key.substring(type.length() + 1), ids.size());
            }
        });
        return copies;
    }

    /** The types and ids of all resources. */
    List<String> references() {
        return new ArrayList<>(versions.keySet());
    }
}
