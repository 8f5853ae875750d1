package io.vitalroute.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;

/** Compiles numbers. */
final class NumberCompiler {
    private static final String[] OPTIONS = {"unit", "scale", "null-if", "comparator"};
    private final Author author;

    NumberCompiler(Author author) {
        this.author = author;
    }

    /** The fields of a number; what it does not say itself is taken from the reading around it. */
    static Fields around(Node number, Fields reading) {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        for (String option : OPTIONS) {
            Node.Field field = reading.node().fields().get(option);
            if (field != null) {
                fields.put(option, field);
            }
        }
        if (number instanceof Node.Fields own) {
            fields.putAll(own.fields());
        } else {
            fields.put("number", new Node.Field("number", number.at(), number));
        }
        return new Fields(new Node.Fields(fields, number.at()));
    }

    /** The number that the fields say, or null where it is wrong. */
    @Nullable
    NumberRule number(Fields fields) {
        if (!author.exactlyOne(fields, "a number", "number", "mantissa", "sum", "duration")) {
            return null;
        }
        if (fields.has("mantissa") != fields.has("exponent")) {
            author.say(
                    io.vitalroute.problem.ProblemCode.C104_MISSING_KEY,
                    fields.node().at(),
                    "\"mantissa\" and \"exponent\" go together",
                    null);
            return null;
        }
        return new NumberRule(
                cell(fields),
                author.expression(fields, "exponent"),
                fields.decimal("scale"),
                fields.texts("null-if"),
                fields.has("comparator"));
    }

    private Cell cell(Fields fields) {
        if (fields.has("sum")) {
            return new SumCell(Author.textNodes(fields, "sum").stream()
                    .map(author.cells()::expression)
                    .toList());
        }
        if (fields.has("duration")) {
            return new SecondsCell(
                    author.cells().expression(fields.textNode("duration").orElseThrow()));
        }
        return author.cells()
                .expression(fields.textNode(fields.has("number") ? "number" : "mantissa")
                        .orElseThrow());
    }
}
