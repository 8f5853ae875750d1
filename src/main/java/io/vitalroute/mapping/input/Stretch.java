package io.vitalroute.mapping.input;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** A part of an array that is too long to be in memory at once. */
@SuppressWarnings("unchecked")
public final class Stretch extends ArrayNode {
    private static final long serialVersionUID = 1;

    private final int from;

    Stretch(int from) {
        super(JsonTree.NODES);
        this.from = from;
    }

    /** Position of the first element in the whole array. */
    public int from() {
        return from;
    }
}
