package io.vitalroute.mapping.input;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * One pass over a JSON body: builds what is outside the lists of items, and stops at each item for a {@link Stop} to build
 * it, measure it or pass over it. Both ways of reading, whole and streamed, are this walk with different stops; so they
 * cannot differ in what they find.
 */
final class JsonWalk {
    private final JsonTokens tokens;
    private final JsonWay way;
    private final Stop stop;
    private final JsonTree outside;
    private boolean list;
    private int count;
    private boolean stopped;

    JsonWalk(JsonTokens tokens, JsonWay way, Limits limits, Stop stop) {
        this.tokens = tokens;
        this.way = way;
        this.stop = stop;
        this.outside = new JsonTree(tokens, limits, limits.outsideWeight());
    }

    /** Walks to the end of the body, or until a stop says that it is enough. */
    JsonOutside run() throws IOException {
        if (tokens.next() == null) {
            throw new ProblemException(tokens.problem(ProblemCode.M101_NOT_READABLE, "the body is empty"));
        }
        JsonNode tree = follow(way, "");
        if (!stopped && tokens.next() != null) {
            throw new ProblemException(
                    tokens.problem(ProblemCode.M101_NOT_READABLE, "something follows after the end of the JSON"));
        }
        if (outside.fault() != null) {
            throw new ProblemException(outside.fault());
        }
        return new JsonOutside(tree, list);
    }

    private JsonNode follow(JsonWay here, String place) throws IOException {
        if (here.arrives()) {
            return tokens.current() == JsonToken.START_ARRAY ? items(place) : outside.read();
        }
        if (tokens.current() != JsonToken.START_OBJECT) {
            return outside.read();
        }
        ObjectNode node = JsonTree.NODES.objectNode();
        while (!stopped && tokens.next() == JsonToken.FIELD_NAME) {
            String key = outside.text();
            tokens.next();
            JsonWay on = here.by(key);
            outside.put(node, key, on == null ? outside.read() : follow(on, place + "/" + Pointers.escape(key)));
        }
        return node;
    }

    private JsonNode items(String place) throws IOException {
        list = true;
        for (int index = 0; !stopped && tokens.next() != JsonToken.END_ARRAY; index++) {
            stopped = !stop.at(tokens, count++, place + "/" + index);
        }
        return JsonTree.NODES.arrayNode();
    }

    /** What to do at an item. */
    interface Stop {
        /**
         * Moves from the item's first token to its last.
         *
         * @param index how many items came before it, in all lists
         * @return false to end the walk
         */
        boolean at(JsonTokens tokens, int index, String pointer) throws IOException;
    }
}
