package io.vitalroute.mapping;

import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;

/** How a unit is known. */
sealed interface UnitRule {
    /** A UCUM code that suits the metric. */
    String read(Scope scope);

    /** Always the same; checked when the file was read. */
    record Constant(String code) implements UnitRule {
        @Override
        public String read(Scope scope) {
            return code;
        }
    }

    /**
     * The payload names it.
     *
     * @param table UCUM code by the vendor's word; null where the word is UCUM itself
     * @param open whether a word that the table does not have is UCUM itself
     * @param suits whether the metric can be said in the unit
     */
    record Named(Cell from, @Nullable Map<String, String> table, boolean open, Predicate<String> suits)
            implements UnitRule {
        @Override
        public String read(Scope scope) {
            String word = Texts.of(from.value(scope));
            String code = table == null ? word : open ? table.getOrDefault(word, word) : table.get(word);
            if (word.isEmpty()) {
                throw new CellFailure(ProblemCode.M204_UNIT, from.pointer(scope), "the unit is missing");
            }
            if (code == null) {
                throw new CellFailure(
                        ProblemCode.M204_UNIT, from.pointer(scope), "a unit that the mapping's table does not have");
            }
            if (!suits.test(code)) {
                throw new CellFailure(
                        ProblemCode.M204_UNIT, from.pointer(scope), "a unit in which the metric cannot be said");
            }
            return code;
        }
    }
}
