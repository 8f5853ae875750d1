package io.vitalroute.source.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON document with blanks. What holds a blank that is absent is left out, and what is left out of an object is not in it. */
public sealed interface JsonTemplate {
    /** Filled; empty where a blank of its own is absent. */
    Optional<JsonNode> fill(Map<String, Object> values);

    /** The templates in it, at any depth. */
    List<Template> templates();

    /** The names of all blanks. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        templates().forEach(template -> names.addAll(template.names()));
        return names;
    }

    /** An object. */
    record Members(Map<String, JsonTemplate> members) implements JsonTemplate {
        /** The order stays. */
        public Members {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Optional<JsonNode> fill(Map<String, Object> values) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, member) -> member.fill(values).ifPresent(value -> object.set(name, value)));
            return Optional.of(object);
        }

        @Override
        public List<Template> templates() {
            return members.values().stream()
                    .flatMap(member -> member.templates().stream())
                    .toList();
        }
    }

    /** An array. */
    record Elements(List<JsonTemplate> elements) implements JsonTemplate {
        /** The list is copied. */
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public Optional<JsonNode> fill(Map<String, Object> values) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> element.fill(values).ifPresent(array::add));
            return Optional.of(array);
        }

        @Override
        public List<Template> templates() {
            return elements.stream()
                    .flatMap(element -> element.templates().stream())
                    .toList();
        }
    }

    /** Text; a single blank whose format writes a number ({@code {from:year}}) is a number. */
    record Words(Template text) implements JsonTemplate {
        @Override
        public Optional<JsonNode> fill(Map<String, Object> values) {
            boolean number = text.only().map(BlankFormat::isNumber).orElse(false);
            return text.fill(values)
                    .map(filled -> number
                            ? JsonNodeFactory.instance.numberNode(Long.parseLong(filled))
                            : JsonNodeFactory.instance.textNode(filled));
        }

        @Override
        public List<Template> templates() {
            return List.of(text);
        }
    }

    /** A number or a boolean. */
    record Constant(JsonNode value) implements JsonTemplate {
        @Override
        public Optional<JsonNode> fill(Map<String, Object> values) {
            return Optional.of(value);
        }

        @Override
        public List<Template> templates() {
            return List.of();
        }
    }
}
