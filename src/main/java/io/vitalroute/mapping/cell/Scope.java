package io.vitalroute.mapping.cell;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell is applied: an item of the payload, or an element of a series inside it. Immutable; one small object per
 * element. Pointers and {@code {key, value}} nodes are made only when asked for.
 */
public final class Scope {
    private final Item item;
    private final @Nullable Scope outer;
    private final @Nullable Cell path;
    private final int index;
    private final @Nullable String key;
    private final JsonNode node;

    private Scope(
            Item item, @Nullable Scope outer, @Nullable Cell path, int index, @Nullable String key, JsonNode node) {
        this.item = item;
        this.outer = outer;
        this.path = path;
        this.index = index;
        this.key = key;
        this.node = node;
    }

    /** What is the same for all elements of an item. */
    private record Item(JsonNode payload, JsonNode origin, JsonNode node, String pointer) {}

    /** An item of a payload. */
    public static Scope item(JsonNode payload, JsonNode origin, JsonNode node, String pointer) {
        return new Scope(new Item(payload, origin, node, pointer), null, null, 0, null, node);
    }

    /** An element of the array that {@code path} yields here. */
    public Scope element(Cell path, int elementIndex, JsonNode element) {
        return new Scope(item, this, path, elementIndex, null, element);
    }

    /** An entry of the object that {@code path} yields here; {@code .} is {@code {key, value}}. */
    public Scope entry(Cell path, int entryIndex, String entryKey, JsonNode value) {
        return new Scope(item, this, path, entryIndex, entryKey, value);
    }

    /** The current element: {@code .}. */
    public JsonNode node() {
        if (key == null) {
            return node;
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("key", key);
        entry.set("value", node);
        return entry;
    }

    /** A field of the current element, without building the entry of a map. */
    JsonNode field(String name) {
        if (key == null) {
            return node.path(name);
        }
        return switch (name) {
            case "key" -> TextNode.valueOf(key);
            case "value" -> node;
            default -> MissingNode.getInstance();
        };
    }

    /** The whole payload, or what of it stands outside of the items. */
    JsonNode payload() {
        return item.payload;
    }

    /** Source, stream, account and time of receipt. */
    JsonNode origin() {
        return item.origin;
    }

    /** The current item. */
    JsonNode itemNode() {
        return item.node;
    }

    /** The element one level up; at the item, the item. */
    JsonNode outerNode() {
        return outer == null ? node : outer.node();
    }

    /** Position in the innermost series, from 0. */
    JsonNode indexNode() {
        return IntNode.valueOf(index);
    }

    /** The key under which the list of items stands; null where the items are no list, or the payload is one. */
    JsonNode listNode() {
        int last = item.pointer.lastIndexOf('/');
        if (last < 1 || !isPosition(item.pointer.substring(last + 1))) {
            return NullNode.getInstance();
        }
        String key = item.pointer.substring(item.pointer.lastIndexOf('/', last - 1) + 1, last);
        return TextNode.valueOf(key.replace("~1", "/").replace("~0", "~"));
    }

    private static boolean isPosition(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Position in the innermost series, from 0. */
    public int index() {
        return index;
    }

    /** The element after this one in its array or map; null at the last one, and outside of a series. */
    public @Nullable Scope next() {
        if (outer == null || path == null) {
            return null;
        }
        JsonNode series = path.value(outer);
        int after = index + 1;
        if (after >= series.size()) {
            return null;
        }
        if (key == null) {
            return outer.element(path, after, series.get(after));
        }
        Map.Entry<String, JsonNode> entry =
                series.properties().stream().skip(after).findFirst().orElseThrow();
        return outer.entry(path, after, entry.getKey(), entry.getValue());
    }

    /** JSON pointer of the current element. */
    public String pointer() {
        if (outer == null || path == null) {
            return item.pointer;
        }
        return path.pointer(outer) + "/" + (key == null ? Integer.toString(index) : escaped(key));
    }

    /** JSON pointer of the item. */
    public String itemPointer() {
        return item.pointer;
    }

    /** JSON pointer of a field of the current element. */
    String pointer(String field) {
        return key == null ? pointer() + "/" + escaped(field) : pointer();
    }

    /** A reference token of RFC 6901. */
    static String escaped(String token) {
        return token.indexOf('~') < 0 && token.indexOf('/') < 0
                ? token
                : token.replace("~", "~0").replace("/", "~1");
    }
}
