package io.vitalroute.mapping.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Always the same. */
record LiteralCell(JsonNode node) implements Cell {
    /** Stands in for a cell that could not be compiled, so that the walk goes on to find more. */
    static final Cell NOTHING = new LiteralCell(NullNode.getInstance());

    static Cell text(String text) {
        return new LiteralCell(TextNode.valueOf(text));
    }

    @Override
    public JsonNode value(Scope scope) {
        return node;
    }

    @Override
    public boolean variesInside() {
        return false;
    }
}
