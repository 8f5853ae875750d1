package io.vitalroute.mapping;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;

/**
 * The vendor's words and ours, total.
 *
 * @param otherwise our word for any other of theirs; {@code skip} for none, {@code problem} for a problem
 */
record WordTable(Map<String, String> words, String otherwise) {
    static final String SKIP = "skip";
    static final String PROBLEM = "problem";
    static final String TEXT = "text";

    /** Our word; null where the table says to skip. */
    @Nullable
    String look(JsonNode node, Cell cell, Scope scope) {
        String word = words.getOrDefault(Texts.of(node), otherwise);
        if (word.equals(PROBLEM)) {
            throw new CellFailure(
                    ProblemCode.M205_WORD,
                    cell.pointer(scope),
                    "a word that the mapping's table does not have",
                    "add it to the table, or let else say what other words mean");
        }
        return word.equals(SKIP) ? null : word;
    }
}
