package io.vitalroute.mapping;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;

/**
 * One of our own words, such as a method or a status.
 *
 * @param table null where the cell yields our word itself
 * @param words the words that are allowed
 */
record WordRule(Cell cell, @Nullable WordTable table, List<String> words) {
    static final List<String> METHODS = List.of("sensed", "self-reported", "derived", "unknown");
    static final List<String> STATUSES = List.of("final", "preliminary", "amended", "entered-in-error");

    /** Position in {@link #words}, or -1 where the payload says nothing. */
    int read(Scope scope) {
        JsonNode node = cell.value(scope);
        if (Cell.absent(node) && table == null) {
            return -1;
        }
        String word = table == null ? Texts.of(node) : table.look(node, cell, scope);
        int index = word == null ? -1 : words.indexOf(word);
        if (index < 0) {
            throw new CellFailure(ProblemCode.M205_WORD, cell.pointer(scope), "not one of " + String.join(", ", words));
        }
        return index;
    }
}
