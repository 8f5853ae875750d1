package io.vitalroute.mapping.cell;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A path such as {@code .body.date} or {@code $item."heart rate"}: no JSLT, no allocation. */
final class PathCell implements Cell {
    /** Where a path begins. */
    enum Root {
        HERE,
        ITEM,
        PAYLOAD,
        ORIGIN,
        OUTER,
        INDEX,
        LIST;

        static @Nullable Root of(String variable) {
            return switch (variable) {
                case "$item" -> ITEM;
                case "$payload" -> PAYLOAD;
                case "$origin" -> ORIGIN;
                case "$outer" -> OUTER;
                case "$index" -> INDEX;
                case "$list" -> LIST;
                default -> null;
            };
        }
    }

    private final Root root;
    private final String[] keys;

    PathCell(Root root, List<String> keys) {
        this.root = root;
        this.keys = keys.toArray(String[]::new);
    }

    @Override
    public JsonNode value(Scope scope) {
        int from = 0;
        JsonNode node;
        if (root == Root.HERE && keys.length > 0) {
            node = scope.field(keys[0]);
            from = 1;
        } else {
            node = start(scope);
        }
        for (int i = from; i < keys.length; i++) {
            node = node.path(keys[i]);
        }
        return node;
    }

    private JsonNode start(Scope scope) {
        return switch (root) {
            case HERE -> scope.node();
            case ITEM -> scope.itemNode();
            case PAYLOAD -> scope.payload();
            case ORIGIN -> scope.origin();
            case OUTER -> scope.outerNode();
            case INDEX -> scope.indexNode();
            case LIST -> scope.listNode();
        };
    }

    @Override
    public String pointer(Scope scope) {
        return switch (root) {
            case HERE -> keys.length == 0 ? scope.pointer() : scope.pointer(keys[0]) + tail(1);
            case ITEM -> scope.itemPointer() + tail(0);
            case PAYLOAD -> tail(0);
            case ORIGIN, OUTER, INDEX, LIST -> scope.pointer();
        };
    }

    @Override
    public boolean variesInside() {
        return root == Root.HERE || root == Root.OUTER || root == Root.INDEX;
    }

    private String tail(int from) {
        return List.of(keys).subList(from, keys.length).stream()
                .map(key -> "/" + Scope.escaped(key))
                .collect(Collectors.joining());
    }
}
