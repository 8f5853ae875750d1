package io.vitalroute.mapping.cell;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Exact numbers out of JSON numbers and numeric text. */
public final class Numbers {
    /** More digits or a larger exponent than any measurement has: refused, so that no input can make us write out 1E999999999. */
    private static final int LIMIT = 64;

    private Numbers() {}

    /** The number, or null where this is none: other types, {@code NaN}, words, decimal commas, absurd sizes. */
    public static @Nullable BigDecimal read(JsonNode node) {
        if (node.isInt() || node.isLong()) {
            return BigDecimal.valueOf(node.longValue());
        }
        if (node.isNumber()) {
            return isFinite(node) ? sane(node.decimalValue()) : null;
        }
        return node.isTextual() ? read(node.textValue()) : null;
    }

    /** The number that a text says in ASCII digits, or null. */
    public static @Nullable BigDecimal read(String text) {
        String number = text.strip();
        if (number.isEmpty() || number.length() > LIMIT) {
            return null;
        }
        for (int i = 0; i < number.length(); i++) {
            if ("0123456789.+-eE".indexOf(number.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            return sane(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The same value with no exponent to show: {@code 1.2E+2} is 120. */
    public static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static boolean isFinite(JsonNode node) {
        return !(node.isDouble() || node.isFloat()) || Double.isFinite(node.doubleValue());
    }

    private static @Nullable BigDecimal sane(BigDecimal number) {
        return Math.abs((long) number.scale()) > LIMIT || number.precision() > LIMIT ? null : plain(number);
    }
}
