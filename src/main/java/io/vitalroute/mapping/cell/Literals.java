package io.vitalroute.mapping.cell;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** Texts, numbers, true, false and null as they stand in a cell. */
final class Literals {
    /** So many digits always fit into a long. */
    private static final int SHORT = 18;

    private Literals() {}

    /** Null where the word is no literal. */
    static @Nullable JsonNode of(Token token) {
        return switch (token.kind()) {
            case STRING -> TextNode.valueOf(unquoted(token.text()));
            case NUMBER -> number(token.text());
            case NAME -> word(token.text());
            default -> null;
        };
    }

    private static @Nullable JsonNode number(String text) {
        if (text.indexOf('.') < 0 && text.length() <= SHORT) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        BigDecimal number = Numbers.read(text);
        return number == null ? null : DecimalNode.valueOf(number);
    }

    private static @Nullable JsonNode word(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default -> null;
        };
    }

    /** The text between quotes; escapes as in JSON. */
    static String unquoted(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (inner.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int known = "nrtbf".indexOf(inner.charAt(i));
                plain.append(known < 0 ? inner.charAt(i) : "\n\r\t\b\f".charAt(known));
            }
        }
        return plain.toString();
    }
}
