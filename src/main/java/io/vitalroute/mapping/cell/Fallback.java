package io.vitalroute.mapping.cell;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** {@code fallback(a, b, ...)} without JSLT: the first that is there, where an empty array or object is not. */
record Fallback(List<Cell> cells) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        for (Cell cell : cells) {
            JsonNode node = cell.value(scope);
            if (isThere(node)) {
                return node;
            }
        }
        return NullNode.getInstance();
    }

    /** Of the one that counts; of the first where none is there. */
    @Override
    public String pointer(Scope scope) {
        for (Cell cell : cells) {
            if (isThere(cell.value(scope))) {
                return cell.pointer(scope);
            }
        }
        return cells.get(0).pointer(scope);
    }

    @Override
    public boolean variesInside() {
        return cells.stream().anyMatch(Cell::variesInside);
    }

    private static boolean isThere(JsonNode node) {
        return !Cell.absent(node) && !(node.isContainerNode() && node.isEmpty());
    }
}
