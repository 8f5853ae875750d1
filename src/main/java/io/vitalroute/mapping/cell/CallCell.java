package io.vitalroute.mapping.cell;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of one of our own functions, without JSLT.
 *
 * @param keys what is taken of the outcome: {@code pick(...).value}
 */
record CallCell(Functions.Own function, List<Cell> arguments, List<String> keys) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        JsonNode[] values = new JsonNode[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(scope);
        }
        JsonNode outcome = function.body().call(values);
        for (String key : keys) {
            outcome = outcome.path(key);
        }
        return outcome;
    }

    @Override
    public boolean variesInside() {
        return arguments.stream().anyMatch(Cell::variesInside);
    }
}
