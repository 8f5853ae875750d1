package io.vitalroute.mapping.cell;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled expression. Immutable and safe to use from many threads. */
public interface Cell {
    /**
     * What the expression yields here.
     *
     * @return never Java's null; a missing or null node where nothing is there
     * @throws CellFailure where the expression cannot be applied to what is here
     */
    JsonNode value(Scope scope);

    /** Whether a condition holds: anything but absent, {@code false}, an empty array and an empty object (as in JSLT). */
    default boolean holds(Scope scope) {
        return truth(value(scope));
    }

    /** JSON pointer of what it reads; of the current element where it reads more than one thing or computes. */
    default String pointer(Scope scope) {
        return scope.pointer();
    }

    /** Whether the outcome can differ between the elements of one item: it reads {@code .}, {@code $outer} or {@code $index}. */
    default boolean variesInside() {
        return true;
    }

    /** Whether there is nothing: missing or JSON null. */
    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Truth as JSLT defines it. */
    static boolean truth(JsonNode node) {
        return !(absent(node)
                || (node.isBoolean() && !node.booleanValue())
                || (node.isContainerNode() && node.isEmpty()));
    }
}
