package io.vitalroute.mapping.expect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;

/** What a test changes in its payload. */
record Changes(Fields test) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    byte[] apply(byte[] body) throws IOException {
        byte[] replaced = test.has("replace") ? replaced(body) : body;
        if (!test.has("change") && !test.has("remove")) {
            return replaced;
        }
        JsonNode tree = JSON.readTree(replaced);
        test.map("change").forEach((pointer, value) -> put(tree, pointer, value(value)));
        test.texts("remove").forEach(pointer -> put(tree, pointer, null));
        return JSON.writeValueAsBytes(tree);
    }

    private byte[] replaced(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        for (var entry : test.map("replace").entrySet()) {
            if (!text.contains(entry.getKey())) {
                throw MappingTests.wrong(test, "replace", "\"" + entry.getKey() + "\" does not occur", null);
            }
            text = text.replace(entry.getKey(), ((Node.Text) entry.getValue()).text());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(JsonNode tree, String pointer, @Nullable JsonNode value) {
        JsonPointer place = pointer(pointer);
        JsonNode holder = tree.at(place.head());
        String last = place.last().getMatchingProperty();
        if (holder instanceof ObjectNode object) {
            set(object, last, value);
        } else if (holder instanceof ArrayNode array && set(array, last, value)) {
            return;
        } else {
            throw MappingTests.wrong(test, "change", "there is no " + pointer + " in the payload", null);
        }
    }

    private JsonPointer pointer(String text) {
        if (!text.startsWith("/")) {
            throw MappingTests.wrong(test, "change", "\"" + text + "\" is not a JSON pointer", "such as /body/items/0");
        }
        return JsonPointer.compile(text);
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private static boolean set(ArrayNode array, String place, @Nullable JsonNode value) {
        if (place.equals("-") && value != null) {
            array.add(value);
            return true;
        }
        int index = place.chars().allMatch(Character::isDigit) ? Integer.parseInt(place) : -1;
        if (index < 0 || index >= array.size()) {
            return false;
        }
        if (value == null) {
            array.remove(index);
        } else {
            array.set(index, value);
        }
        return true;
    }

    /** YAML as JSON; plain words that look like JSON are JSON, everything else is text. */
    private static JsonNode value(Node node) {
        if (node instanceof Node.Items items) {
            ArrayNode array = JSON.createArrayNode();
            items.items().forEach(item -> array.add(value(item)));
            return array;
        }
        if (node instanceof Node.Fields fields) {
            ObjectNode object = JSON.createObjectNode();
            fields.fields().forEach((key, field) -> object.set(key, value(field.value())));
            return object;
        }
        Node.Text text = (Node.Text) node;
        return text.isNull() ? NullNode.getInstance() : scalar(text);
    }

    private static JsonNode scalar(Node.Text text) {
        if (!text.quoted()) {
            try {
                return JSON.readTree(text.text());
            } catch (IOException e) {
                return JSON.getNodeFactory().textNode(text.text());
            }
        }
        return JSON.getNodeFactory().textNode(text.text());
    }
}
