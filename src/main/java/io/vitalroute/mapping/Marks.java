package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.mapping.cell.Numbers;

/** A vendor's marks for "not measured". */
final class Marks {
    private Marks() {}

    /** Whether the node is one of the marks: numbers by value, whatever their form; texts as written. */
    static boolean match(List<String> marks, JsonNode node) {
        for (String mark : marks) {
            if (node.isTextual() && node.textValue().strip().equals(mark)) {
                return true;
            }
            BigDecimal wanted = Numbers.read(mark);
            BigDecimal number = wanted == null ? null : Numbers.read(node);
            if (wanted != null && number != null && wanted.compareTo(number) == 0) {
                return true;
            }
        }
        return false;
    }
}
