package io.vitalroute.mapping.cell;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import org.jspecify.annotations.Nullable;

/** The functions that a cell may call: JSLT's harmless ones and our own. */
final class Functions {
    /** Of JSLT's functions those that neither compute with numbers nor depend on the moment or on chance. */
    static final List<String> BUILT_IN = List.of(
            "contains",
            "size",
            "fallback",
            "not",
            "boolean",
            "string",
            "is-array",
            "is-object",
            "is-string",
            "is-number",
            "is-integer",
            "is-decimal",
            "is-boolean",
            "test",
            "capture",
            "split",
            "join",
            "replace",
            "trim",
            "lowercase",
            "uppercase",
            "starts-with",
            "ends-with",
            "get-key",
            "flatten",
            "any",
            "all",
            "index-of");

    /** Refused by name, each with what to do instead. */
    static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("random", "a mapping gives the same on every run"),
            Map.entry("uuid", "keys come from the payload: use key"),
            Map.entry("now", "the time of receipt is $origin.receivedAt"),
            Map.entry("number", "it makes doubles: a value's number may be numeric text as it is"),
            Map.entry("round", "values stay exact: metrics.yaml says how many decimals are shown"),
            Map.entry("floor", "values stay exact"),
            Map.entry("ceiling", "values stay exact"),
            Map.entry("sum", "it computes with doubles"),
            Map.entry("mod", "no arithmetic in cells"),
            Map.entry("min", "it computes with doubles"),
            Map.entry("max", "it computes with doubles"),
            Map.entry("parse-time", "declare the time: at: {value: ..., format: ...}"),
            Map.entry("format-time", "declare the time: at: {value: ..., format: ...}"),
            Map.entry("hash-int", "keys are hashed by the engine: use key"),
            Map.entry("sha256-hex", "keys are hashed by the engine: use key"),
            Map.entry("error", "skip, park or an else says what happens to an item"),
            Map.entry("from-json", "ask for a function of the engine with a test"),
            Map.entry("to-json", "ask for a function of the engine with a test"),
            Map.entry("parse-url", "ask for a function of the engine with a test"),
            Map.entry("zip", "ask for a function of the engine with a test"),
            Map.entry("zip-with-index", "use in, and $index"),
            Map.entry("array", "use in"));

    /** Ours, by name. */
    static final List<Own> OWN = List.of(
            new Own("concat", 2, 16, Functions::concat),
            new Own("between", 3, 3, Functions::between),
            new Own("pick", 3, 3, Functions::pick));

    private Functions() {}

    /** The function of ours of that name, or null. */
    static @Nullable Own own(String name) {
        return OWN.stream().filter(own -> own.name().equals(name)).findFirst().orElse(null);
    }

    /** A function of ours as JSLT calls it. */
    record Own(String name, int min, int max, Body body) implements Function {
        interface Body {
            JsonNode call(JsonNode[] arguments);
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getMinArguments() {
            return min;
        }

        @Override
        public int getMaxArguments() {
            return max;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            return body.call(arguments);
        }
    }

    /** {@code concat(a, b, ...)}: the texts one after the other; nothing where one of them is absent. */
    private static JsonNode concat(JsonNode[] arguments) {
        StringBuilder text = new StringBuilder();
        for (JsonNode argument : arguments) {
            if (Cell.absent(argument) || argument.isContainerNode()) {
                return NullNode.getInstance();
            }
            text.append(Texts.of(argument));
        }
        return TextNode.valueOf(text.toString());
    }

    /** {@code between(text, from, to)}: what stands after {@code from} and before {@code to} or the end. */
    private static JsonNode between(JsonNode[] arguments) {
        String from = arguments[1].asText();
        String text = arguments[0].isTextual() ? arguments[0].textValue() : "";
        int start = text.indexOf(from);
        if (start < 0) {
            return NullNode.getInstance();
        }
        int end = text.indexOf(arguments[2].asText(), start + from.length());
        return TextNode.valueOf(text.substring(start + from.length(), end < 0 ? text.length() : end));
    }

    /** {@code pick(array, field, value)}: the first element whose field has the value. */
    private static JsonNode pick(JsonNode[] arguments) {
        for (JsonNode element : arguments[0]) {
            if (element.path(arguments[1].asText()).equals(arguments[2])) {
                return element;
            }
        }
        return NullNode.getInstance();
    }
}
