package io.vitalroute.mapping;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;

/** Whether something has one of these codes. */
record CodedAs(Codings codings, Set<String> codes) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        return BooleanNode.valueOf(codings.keys(scope).stream().anyMatch(codes::contains));
    }
}
