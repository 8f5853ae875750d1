package io.vitalroute.sandbox.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which resources exist, under which identifiers and in which version; no contents. */
final class SinkStore {
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Set<String>> byCondition = new HashMap<>();
    private final Consumer<Change> listener;
    private long lastId;

    SinkStore(Consumer<Change> listener) {
        this.listener = listener;
    }

    /** The ids of a type's resources that meet a condition, such as {@code identifier=urn:x|1}. */
    Set<String> find(String type, String condition) {
        return byCondition.getOrDefault(type + " " + condition, Set.of());
    }

    String newId() {
        return Long.toString(++lastId);
    }

    int version(String type, String id) {
        return versions.getOrDefault(type + "/" + id, 0);
    }

    /** Adds a version. */
    void put(SinkEntry entry, String id) {
        String type = entry.type();
        int version = versions.merge(type + "/" + id, 1, Integer::sum);
        for (String condition : entry.conditions()) {
            byCondition
                    .computeIfAbsent(type + " " + condition, key -> new HashSet<>())
                    .add(id);
        }
        listener.accept(new Change(type, id, version, entry.identifiers()));
    }

    /** How many resources of a type each identifier has. */
    Map<String, Integer> copies(String type) {
        Map<String, Integer> copies = new HashMap<>();
        String start = type + " " + SinkEntry.IDENTIFIER;
        byCondition.forEach((key, ids) -> {
            if (key.startsWith(start)) {
                copies.put(key.substring(start.length()), ids.size());
            }
        });
        return copies;
    }

    /** The types and ids of all resources. */
    List<String> references() {
        return new ArrayList<>(versions.keySet());
    }
}
