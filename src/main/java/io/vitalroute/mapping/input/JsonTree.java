package io.vitalroute.mapping.input;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * Builds trees out of tokens. Decimals keep every digit that was written, trailing zeros too.
 *
 * <p>A key that comes twice and a number beyond the limits don't end the reading: they are remembered as the
 * {@link #fault} of what is being built, so that one bad item doesn't cost its neighbours.
 */
final class JsonTree {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonTokens tokens;
    private final int exponent;
    private final long budget;
    private long spent;
    private @Nullable Problem fault;

    /** @param budget the most that all that is built may weigh; beyond it the body is refused (M103) */
    JsonTree(JsonTokens tokens, Limits limits, long budget) {
        this.tokens = tokens;
        this.exponent = limits.exponent();
        this.budget = budget;
    }

    /** The first thing that was wrong in what has been built so far, or null. */
    @Nullable
    Problem fault() {
        return fault;
    }

    /** What has been built so far weighs so much. */
    long spent() {
        return spent;
    }

    /** Builds the value under the current token, and moves to its last token. */
    JsonNode read() throws IOException {
        spend(Limits.TOKEN);
        return switch (tokens.current()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(text());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    /** Puts a value under a key, which must be new. */
    void put(ObjectNode node, String key, JsonNode value) {
        if (node.replace(key, value) != null) {
            note(tokens.problem(ProblemCode.M102_DUPLICATE_KEY, "an object has the same key twice"));
        }
    }

    /** The current key or text, accounted for. */
    String text() throws IOException {
        String text = tokens.text();
        spend(text.length());
        return Surrogates.mended(text);
    }

    private JsonNode object() throws IOException {
        ObjectNode node = NODES.objectNode();
        while (tokens.next() == JsonToken.FIELD_NAME) {
            spend(Limits.TOKEN);
            String key = text();
            tokens.next();
            put(node, key, read());
        }
        return node;
    }

    private JsonNode array() throws IOException {
        ArrayNode node = NODES.arrayNode();
        while (tokens.next() != JsonToken.END_ARRAY) {
            node.add(read());
        }
        return node;
    }

    private JsonNode integer() throws IOException {
        Number number = tokens.integer();
        if (number instanceof Integer value) {
            return NODES.numberNode(value.intValue());
        }
        return number instanceof Long value
                ? NODES.numberNode(value.longValue())
                : NODES.numberNode((BigInteger) number);
    }

    private JsonNode decimal() throws IOException {
        BigDecimal number = tokens.decimal();
        if (number == null
                || Math.abs((long) number.precision() - number.scale()) > exponent
                || Math.abs((long) number.scale()) > exponent) {
            note(tokens.problem(ProblemCode.M103_TOO_LARGE, "a number with an exponent beyond " + exponent));
            return NODES.nullNode();
        }
        return NODES.numberNode(number);
    }

    private void spend(int weight) {
        spent += weight;
        if (spent > budget) {
            throw new ProblemException(tokens.problem(
                    ProblemCode.M103_TOO_LARGE, "what surrounds the items is too large to keep in memory"));
        }
    }

    private void note(Problem problem) {
        fault = fault == null ? problem : fault;
    }
}
