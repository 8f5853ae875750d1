package io.vitalroute.mapping.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The ways that lead to items, as a tree of keys.
 *
 * @param next where each key leads from here; empty where the items are
 */
record JsonWay(Map<String, JsonWay> next) {

    /** The ways to these places, none of which leads through another. */
    static JsonWay to(List<List<String>> places) {
        JsonWay root = new JsonWay(new LinkedHashMap<>());
        for (List<String> place : places) {
            JsonWay way = root;
            for (String key : place) {
                way = way.next.computeIfAbsent(key, k -> new JsonWay(new LinkedHashMap<>()));
            }
        }
        return root;
    }

    /** Whether the items are here. */
    boolean arrives() {
        return next.isEmpty();
    }

    /** The way on by a key; null where it leads to no items. */
    @Nullable
    JsonWay by(String key) {
        return next.get(key);
    }
}
