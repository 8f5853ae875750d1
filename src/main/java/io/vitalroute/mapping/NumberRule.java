package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Comparator;

/**
 * How a number is read, exactly.
 *
 * @param number the number, or the mantissa where there is an exponent
 * @param nullIf what the vendor writes for "not measured"
 * @param comparators whether {@code <40} is a number too
 */
record NumberRule(
        Cell number, @Nullable Cell exponent, @Nullable BigDecimal scale, List<String> nullIf, boolean comparators) {
    private static final int LARGEST_EXPONENT = 30;

    /** The quantity, or null where nothing was measured. */
    Value.@Nullable Quantity read(Scope scope, UnitRule unit) {
        JsonNode node = number.value(scope);
        if (Cell.absent(node) || Marks.match(nullIf, node)) {
            return null;
        }
        Comparator comparator = comparators && node.isTextual() ? comparator(node.textValue()) : Comparator.EXACT;
        BigDecimal read = comparator == Comparator.EXACT
                ? Numbers.read(node)
                : Numbers.read(node.textValue()
                        .strip()
                        .substring(sign(node.textValue()).length()));
        if (read == null) {
            throw notANumber(number.pointer(scope), node);
        }
        BigDecimal shifted = exponent == null ? read : read.scaleByPowerOfTen(exponent(exponent, scope));
        BigDecimal scaled = scale == null ? shifted : shifted.multiply(scale);
        return new Value.Quantity(Numbers.plain(scaled), unit.read(scope), comparator);
    }

    static CellFailure notANumber(String pointer, JsonNode node) {
        String hint = node.isTextual() ? "marks such as NaN can be named in null-if, <40 by comparator: allowed" : null;
        String kind = node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        String said = node.isNumber() ? "a number beyond all measure" : "a " + kind + " that is not a number";
        return new CellFailure(ProblemCode.M203_NUMBER, pointer, said, hint);
    }

    private static int exponent(Cell cell, Scope scope) {
        BigDecimal read = Numbers.read(cell.value(scope));
        if (read == null || read.stripTrailingZeros().scale() > 0 || read.abs().intValue() > LARGEST_EXPONENT) {
            throw new CellFailure(ProblemCode.M203_NUMBER, cell.pointer(scope), "not an exponent from -30 to 30");
        }
        return read.intValue();
    }

    private static Comparator comparator(String text) {
        return switch (sign(text)) {
            case "<" -> Comparator.LESS;
            case "<=", "\u2264" -> Comparator.LESS_OR_EQUAL;
            case ">" -> Comparator.GREATER;
            case ">=", "\u2265" -> Comparator.GREATER_OR_EQUAL;
            default -> Comparator.EXACT;
        };
    }

    private static String sign(String text) {
        String stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && "<>=\u2264\u2265".indexOf(stripped.charAt(end)) >= 0) {
            end++;
        }
        return stripped.substring(0, end);
    }
}
