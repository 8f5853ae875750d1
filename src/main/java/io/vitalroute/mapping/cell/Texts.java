package io.vitalroute.mapping.cell;

import com.fasterxml.jackson.databind.JsonNode;

/** Scalars as text, one text for one value: table look-ups and keys depend on it. */
public final class Texts {
    private Texts() {}

    /** Text as it is; whole numbers in digits; decimals without an exponent and without trailing zeros; empty for the rest. */
    public static String of(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isNumber() && !node.isIntegralNumber()) {
            java.math.BigDecimal number = Numbers.read(node);
            return number == null
                    ? ""
                    : Numbers.plain(number.stripTrailingZeros()).toPlainString();
        }
        return node.isContainerNode() || Cell.absent(node) ? "" : node.asText();
    }
}
