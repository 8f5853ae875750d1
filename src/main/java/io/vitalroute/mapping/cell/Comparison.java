package io.vitalroute.mapping.cell;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;

/**
 * {@code == != < <= > >=} with exact numbers. Two things differ from JSLT on purpose: numbers are compared as decimals,
 * not as doubles, and an order comparison with something absent is false (JSLT takes null as the smallest value, so that
 * {@code .missing < 5} would hold).
 */
record Comparison(Cell left, String operator, Cell right) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        return BooleanNode.valueOf(holds(scope));
    }

    @Override
    public boolean holds(Scope scope) {
        JsonNode a = left.value(scope);
        JsonNode b = right.value(scope);
        return switch (operator) {
            case "==" -> same(a, b);
            case "!=" -> !same(a, b);
            default -> !Cell.absent(a) && !Cell.absent(b) && ordered(order(a, b, scope));
        };
    }

    @Override
    public boolean variesInside() {
        return left.variesInside() || right.variesInside();
    }

    private boolean ordered(int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static boolean same(JsonNode a, JsonNode b) {
        if (Cell.absent(a) || Cell.absent(b)) {
            return Cell.absent(a) && Cell.absent(b);
        }
        if (a.isIntegralNumber() && b.isIntegralNumber() && a.canConvertToLong() && b.canConvertToLong()) {
            return a.longValue() == b.longValue();
        }
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }

    /** Numbers by size; a number and numeric text too, as CSV and XML know only text; texts by character. */
    private int order(JsonNode a, JsonNode b, Scope scope) {
        if (a.isNumber() || b.isNumber()) {
            BigDecimal x = Numbers.read(a);
            BigDecimal y = Numbers.read(b);
            if (x != null && y != null) {
                return x.compareTo(y);
            }
        } else if (a.isTextual() && b.isTextual()) {
            return a.textValue().compareTo(b.textValue());
        }
        throw new CellFailure(
                ProblemCode.M207_CELL,
                left.pointer(scope),
                "a " + kind(a) + " cannot be compared with a " + kind(b) + " by " + operator);
    }

    private static String kind(@Nullable JsonNode node) {
        return node == null ? "nothing" : node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
