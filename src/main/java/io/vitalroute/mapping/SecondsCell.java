package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;

/** The seconds of a duration such as {@code PT2H44M} (ISO 8601); nothing where it is absent. */
record SecondsCell(Cell text) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        JsonNode node = text.value(scope);
        if (Cell.absent(node)) {
            return node;
        }
        Duration read = Lengths.read(text, node, null, scope);
        BigDecimal seconds = BigDecimal.valueOf(read.getSeconds());
        BigDecimal nanos = BigDecimal.valueOf(read.getNano(), 9).stripTrailingZeros();
        return DecimalNode.valueOf(read.getNano() == 0 ? seconds : seconds.add(nanos));
    }

    @Override
    public boolean variesInside() {
        return text.variesInside();
    }
}
