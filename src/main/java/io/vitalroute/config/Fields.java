package io.vitalroute.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Where;

/** Typed access to a map that a {@link Spec} has checked: a getter of the wrong kind is a fault of ours, not the author's. */
public record Fields(Node.Fields node) {

    /** The fields of a node that is known to be a map. */
    public static Fields of(Node node) {
        if (node instanceof Node.Fields fields) {
            return new Fields(fields);
        }
        throw new IllegalStateException("not a map at " + node.at());
    }

    /** Whether the key is there. */
    public boolean has(String key) {
        return node.fields().containsKey(key);
    }

    /** Where a key's value stands, or the map itself where the key is absent. */
    public Where at(String key) {
        Node value = node.get(key);
        return value == null ? node.at() : value.at();
    }

    /** The value node of a key. */
    public Optional<Node> node(String key) {
        return Optional.ofNullable(node.get(key));
    }

    /** The scalar node of a key. */
    public Optional<Node.Text> textNode(String key) {
        return node(key).map(n -> {
            if (n instanceof Node.Text text) {
                return text;
            }
            throw new IllegalStateException("not text at " + n.at());
        });
    }

    /** Text as written, or null. */
    public @Nullable String text(String key) {
        return textNode(key).map(Node.Text::text).orElse(null);
    }

    /** Text that the spec made sure of. */
    public String need(String key) {
        String text = text(key);
        if (text == null) {
            throw new IllegalStateException("no \"" + key + "\" at " + node.at());
        }
        return text;
    }

    /** A whole number, or the default. */
    public int integer(String key, int otherwise) {
        String text = text(key);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** An exact decimal, or null. */
    public @Nullable BigDecimal decimal(String key) {
        String text = text(key);
        return text == null ? null : new BigDecimal(text);
    }

    /** Whether a flag is set. */
    public boolean flag(String key, boolean otherwise) {
        String text = text(key);
        return text == null ? otherwise : Boolean.parseBoolean(text);
    }

    /** A nested map. */
    public Optional<Fields> fields(String key) {
        return node(key).map(Fields::of);
    }

    /** The items of a list, a bare item alone, or nothing. */
    public List<Node> items(String key) {
        return node(key)
                .map(n -> n instanceof Node.Items items ? items.items() : List.of(n))
                .orElse(List.of());
    }

    /** Texts of a list. */
    public List<String> texts(String key) {
        return items(key).stream().map(n -> ((Node.Text) n).text()).toList();
    }

    /** A nested map with free keys, in the order of the file. */
    public Map<String, Node> map(String key) {
        Map<String, Node> result = new LinkedHashMap<>();
        fields(key).ifPresent(f -> f.node().fields().forEach((k, v) -> result.put(k, v.value())));
        return result;
    }
}
