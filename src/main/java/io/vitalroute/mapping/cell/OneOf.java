package io.vitalroute.mapping.cell;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** {@code contains(x, ["a", "b", 3])} without JSLT: one look-up for texts, however many. */
final class OneOf implements Cell {
    private final Cell cell;
    private final Set<String> texts;
    private final List<JsonNode> others;

    OneOf(Cell cell, List<JsonNode> literals) {
        this.cell = cell;
        this.texts = literals.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toUnmodifiableSet());
        this.others = literals.stream().filter(literal -> !literal.isTextual()).toList();
    }

    @Override
    public JsonNode value(Scope scope) {
        return BooleanNode.valueOf(holds(scope));
    }

    @Override
    public boolean holds(Scope scope) {
        JsonNode node = cell.value(scope);
        if (node.isTextual()) {
            return texts.contains(node.textValue());
        }
        for (JsonNode other : others) {
            if (Comparison.same(node, other)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean variesInside() {
        return cell.variesInside();
    }
}
