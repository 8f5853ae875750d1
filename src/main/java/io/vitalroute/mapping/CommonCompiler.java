package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/** Compiles what may stand in {@code shared} and in a reading. */
final class CommonCompiler {
    private final Author author;
    private final TimeCompiler times;

    CommonCompiler(Author author, TimeCompiler times) {
        this.author = author;
        this.times = times;
    }

    CommonRule compile(Fields fields) {
        if (fields.has("status") && fields.has("covered-seconds")) {
            author.exactlyOne(fields, "a reading", "status", "covered-seconds");
        }
        List<Cell> key = Author.textNodes(fields, "key").stream()
                .map(author.cells()::word)
                .toList();
        return new CommonRule(
                times.frame(fields),
                key,
                times.version(fields),
                author.word(fields, "account"),
                word(fields, "method", WordRule.METHODS),
                word(fields, "status", WordRule.STATUSES),
                author.expression(fields, "covered-seconds"),
                author.expression(fields, "deleted"),
                fields.fields("device").map(this::device).orElse(null));
    }

    private DeviceRule device(Fields fields) {
        return new DeviceRule(
                author.word(fields, "id"),
                author.word(fields, "manufacturer"),
                author.word(fields, "model"),
                author.word(fields, "name"),
                author.word(fields, "version"),
                author.word(fields, "type"));
    }

    private @Nullable WordRule word(Fields fields, String key, List<String> words) {
        Node node = fields.node(key).orElse(null);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Text text) {
            if (!Cells.isExpression(text.text())) {
                known(text, words);
            }
            return new WordRule(author.cells().word(text), null, words);
        }
        Fields choice = Fields.of(node);
        choice.map("table").values().forEach(value -> known((Node.Text) value, words));
        Node.Text otherwise = choice.textNode("else").orElseThrow();
        if (!otherwise.text().equals(WordTable.PROBLEM)) {
            known(otherwise, words);
        }
        Cell cell = author.cells().expression(choice.textNode("value").orElseThrow());
        return new WordRule(cell, Tables.words(choice), words);
    }

    private void known(Node.Text node, List<String> words) {
        if (!words.contains(node.text())) {
            author.say(
                    ProblemCode.C106_NOT_A_CHOICE,
                    node.at(),
                    "\"" + node.text() + "\" is not one of " + String.join(", ", words),
                    Suggest.hint(node.text(), words).orElse(null));
        }
    }
}
