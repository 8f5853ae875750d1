package io.vitalroute.mapping.input;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;

/**
 * An item that is too large to keep in memory because of one array in it: it comes in stretches of that array, each with
 * all else that the item holds.
 */
final class Stretches {
    /** Elements in a stretch, unless they are so large that fewer fill the memory. */
    static final int ELEMENTS = 2_000;

    private final Limits limits;
    private final String series;

    Stretches(Limits limits, String series) {
        this.limits = limits;
        this.series = series;
    }

    /** From which weight on an item is cut. */
    static long weight(Limits limits) {
        return limits.itemWeight() / 8;
    }

    /** Takes a stretch of an item. */
    interface Taker {
        /** False to end the reading. */
        boolean take(JsonNode item, @Nullable Problem fault);
    }

    /**
     * The item without its array, and without moving beyond its last token.
     *
     * @return null where it is no object with such an array
     */
    @Nullable
    Rest rest(JsonTokens tokens) throws IOException {
        if (tokens.current() != JsonToken.START_OBJECT) {
            tokens.skip();
            return null;
        }
        JsonTree tree = new JsonTree(tokens, limits, limits.itemWeight());
        ObjectNode rest = JsonTree.NODES.objectNode();
        boolean found = false;
        while (tokens.next() == JsonToken.FIELD_NAME) {
            String key = tree.text();
            if (key.equals(series) && tokens.next() == JsonToken.START_ARRAY) {
                found = true;
                tokens.skip();
                tree.put(rest, key, JsonTree.NODES.arrayNode());
            } else {
                if (!key.equals(series)) {
                    tokens.next();
                }
                tree.put(rest, key, tree.read());
            }
        }
        return found ? new Rest(rest, tree.fault()) : null;
    }

    /**
     * What an item holds beside its array.
     *
     * @param fault what is wrong in it, or null
     */
    record Rest(ObjectNode item, @Nullable Problem fault) {}

    /** Hands out the stretches of the item that begins here; false where the taker has enough. */
    boolean cut(JsonTokens tokens, ObjectNode rest, Taker taker) throws IOException {
        while (tokens.next() == JsonToken.FIELD_NAME) {
            boolean here = tokens.text().equals(series);
            tokens.next();
            if (!here) {
                tokens.skip();
            } else if (!elements(tokens, rest, taker)) {
                return false;
            }
        }
        return true;
    }

    private boolean elements(JsonTokens tokens, ObjectNode rest, Taker taker) throws IOException {
        int index = 0;
        JsonToken token = tokens.next();
        while (token != JsonToken.END_ARRAY) {
            Stretch part = new Stretch(index);
            Problem fault = null;
            long spent = 0;
            while (token != JsonToken.END_ARRAY && part.size() < ELEMENTS && spent <= weight(limits)) {
                JsonTree tree = new JsonTree(tokens, limits, limits.itemWeight());
                part.add(tree.read());
                spent += tree.spent();
                fault = fault == null ? tree.fault() : fault;
                token = tokens.next();
            }
            index += part.size();
            ObjectNode item = JsonTree.NODES.objectNode();
            item.setAll(rest);
            item.set(series, part);
            if (!taker.take(item, fault)) {
                return false;
            }
        }
        return true;
    }
}
