package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.mapping.cell.Scope;

/** Numbers added exactly; nothing where one of them is absent. */
record SumCell(List<Cell> terms) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Cell term : terms) {
            JsonNode node = term.value(scope);
            if (Cell.absent(node)) {
                return NullNode.getInstance();
            }
            BigDecimal number = Numbers.read(node);
            if (number == null) {
                throw NumberRule.notANumber(term.pointer(scope), node);
            }
            sum = sum.add(number);
        }
        return DecimalNode.valueOf(sum);
    }

    @Override
    public boolean variesInside() {
        return terms.stream().anyMatch(Cell::variesInside);
    }
}
