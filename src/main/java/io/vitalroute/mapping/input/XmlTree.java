package io.vitalroute.mapping.input;

import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds one element's tree, in the shape that {@link InputFormat.Xml} describes, and no more of it than a limit. */
final class XmlTree {
    static final String NAME = "_";
    static final String TEXT = "#text";

    private final XmlCursor cursor;
    private final Set<String> ignored;
    private long left;

    /** @param weight how much may be kept; what is beyond is passed over, and {@link #tooLarge} says so */
    XmlTree(XmlCursor cursor, Set<String> ignored, long weight) {
        this.cursor = cursor;
        this.ignored = ignored;
        this.left = weight;
    }

    /** Whether something had to be left out because the limit was reached. */
    boolean tooLarge() {
        return left < 0;
    }

    /** The element at whose start the cursor is, with its attributes only. */
    ObjectNode start() {
        ObjectNode node = JsonTree.NODES.objectNode();
        node.put(NAME, cursor.name());
        left -= 4L * Limits.TOKEN;
        for (int i = 0; i < cursor.attributes(); i++) {
            String name = cursor.attributeName(i);
            String value = cursor.attribute(i);
            left -= 2L * Limits.TOKEN + name.length() + value.length();
            node.put(name.equals(NAME) ? "@" + NAME : name, value);
        }
        return node;
    }

    /** The element at whose start the cursor is, with all that is in it; moves to its end. */
    ObjectNode read() throws IOException {
        ObjectNode node = start();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (cursor.next()) {
                case XMLStreamConstants.START_ELEMENT -> child(node);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> keep(text, cursor.text());
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.isEmpty() ? node : node.put(TEXT, text.toString());
                }
                default -> {}
            }
        }
    }

    private void child(ObjectNode parent) throws IOException {
        if (tooLarge() || ignored.contains(cursor.name())) {
            cursor.skip();
        } else {
            append(parent, cursor.name(), read());
        }
    }

    /** Adds a child to those of its name. An attribute of that name makes way. */
    static void append(ObjectNode parent, String name, ObjectNode child) {
        String key = name.equals(NAME) ? "@" + NAME : name;
        JsonNode present = parent.get(key);
        if (present instanceof ArrayNode children) {
            children.add(child);
            return;
        }
        if (present != null) {
            parent.set("@" + key, present);
        }
        parent.putArray(key).add(child);
    }

    private void keep(StringBuilder text, String piece) {
        left -= piece.length();
        if (!tooLarge()) {
            text.append(piece);
        }
    }
}
