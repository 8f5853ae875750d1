package io.vitalroute.config;

import java.util.ArrayDeque;
import java.util.Deque;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of a kind of file, by which editors complete and check while one writes. */
public final class SpecSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ObjectNode definitions = JSON.createObjectNode();
    private final Deque<Spec> waiting = new ArrayDeque<>();

    private SpecSchema() {}

    /** The schema of a spec and all that it refers to. Two specs of one name are taken for the same. */
    public static String json(Spec root) {
        SpecSchema schema = new SpecSchema();
        ObjectNode document = JSON.createObjectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", root.name());
        document.setAll(schema.reference(root));
        while (!schema.waiting.isEmpty()) {
            Spec spec = schema.waiting.poll();
            if (!schema.definitions.has(id(spec))) {
                schema.definitions.set(id(spec), schema.object(spec));
            }
        }
        document.set("$defs", schema.definitions);
        return document.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private ObjectNode object(Spec spec) {
        ObjectNode object = JSON.createObjectNode().put("type", "object");
        if (!spec.doc().isEmpty()) {
            object.put("description", spec.doc());
        }
        ObjectNode properties = JSON.createObjectNode();
        ArrayNode required = JSON.createArrayNode();
        JsonNode others = BooleanNode.FALSE;
        for (Spec.Key key : spec.keys()) {
            ObjectNode value = shape(key.shape());
            value.put("description", key.doc() + (key.example() == null ? "" : " Such as: " + key.example()));
            if (key.isAny()) {
                others = value;
            } else {
                properties.set(key.name(), value);
            }
            if (key.required()) {
                required.add(key.name());
            }
        }
        object.set("properties", properties);
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.set("additionalProperties", others);
        return object;
    }

    private ObjectNode shape(Shape shape) {
        ObjectNode schema = JSON.createObjectNode();
        if (shape instanceof Shape.Of of) {
            return reference(of.spec().get());
        } else if (shape instanceof Shape.ListOf list) {
            ObjectNode array = JSON.createObjectNode().put("type", "array");
            array.set("items", shape(list.item()));
            return list.bare() ? either(shape(list.item()), array.put("minItems", 1)) : array.put("minItems", 1);
        } else if (shape instanceof Shape.MapOf map) {
            schema.put("type", "object").put("minProperties", 1);
            schema.set("additionalProperties", shape(map.value()));
        } else if (shape instanceof Shape.Either either) {
            return either(shape(either.text()), shape(either.structure()));
        } else if (shape instanceof Shape.Int range) {
            schema.put("type", "integer").put("minimum", range.min()).put("maximum", range.max());
        } else if (shape instanceof Shape.Decimal) {
            schema.put("type", "number");
        } else if (shape instanceof Shape.Flag) {
            schema.put("type", "boolean");
        } else if (shape instanceof Shape.Choice choice) {
            ArrayNode words = schema.putArray("enum");
            choice.words().forEach(words::add);
        } else if (!(shape instanceof Shape.Any)) {
            words(schema);
        }
        return schema;
    }

    /** Plain words of YAML may be numbers and booleans to an editor. */
    private static void words(ObjectNode schema) {
        schema.putArray("type").add("string").add("number").add("boolean");
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode schema = JSON.createObjectNode();
        schema.putArray("anyOf").add(one).add(other);
        return schema;
    }

    private ObjectNode reference(Spec spec) {
        waiting.add(spec);
        return JSON.createObjectNode().put("$ref", "#/$defs/" + id(spec));
    }

    private static String id(Spec spec) {
        return spec.name().replace(' ', '-');
    }
}
