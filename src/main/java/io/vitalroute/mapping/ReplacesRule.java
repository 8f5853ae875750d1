package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.problem.ProblemCode;

/**
 * Which earlier item an item takes the place of.
 *
 * @param item cells of the item's own id
 * @param bySpan whether it speaks only for the time of its readings
 */
record ReplacesRule(List<Cell> item, boolean bySpan) {

    /** Reads the key {@code replaces}; null where it is absent. */
    static @Nullable ReplacesRule of(Author author, Fields root) {
        Node node = root.node("replaces").orElse(null);
        if (node == null) {
            return null;
        }
        if (root.has("park")) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    root.at("replaces"),
                    "\"replaces\" and \"park\" exclude each other",
                    "an item that a person must decide about cannot take back what is in a chart");
        }
        if (node instanceof Node.Text text) {
            return new ReplacesRule(List.of(author.cells().word(text)), false);
        }
        Fields fields = Fields.of(node);
        List<Cell> item = Author.textNodes(fields, "item").stream()
                .map(author.cells()::word)
                .toList();
        return new ReplacesRule(item, fields.has("span"));
    }

    /** A reading that an item replaces has the item's version; another one cannot be compared with it. */
    static void check(Author author, boolean replaces, Fields reading) {
        boolean stays = reading.flag("stays", false);
        if (stays && !replaces) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    reading.at("stays"),
                    "\"stays\" without \"replaces\"",
                    "only a mapping that says \"replaces\" takes readings back");
        }
        if (replaces && !stays && reading.has("version")) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    reading.at("version"),
                    "a version of its own, where the item replaces",
                    "all readings of an item that replaces have the version in \"shared\", or say stays: true");
        }
    }
}
