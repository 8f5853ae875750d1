package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metrics;

/** What the compilers of a file share: its cells, the catalogue, and the list that takes what its author got wrong. */
record Author(Cells cells, Metrics metrics, List<Problem> problems) {

    /** A finding. */
    void say(ProblemCode code, Where at, String message, @Nullable String hint) {
        problems.add(new Problem(code, message, at, hint));
    }

    /** The expression of a key, or null where the key is absent. */
    @Nullable
    Cell expression(Fields fields, String key) {
        return fields.textNode(key).map(cells::expression).orElse(null);
    }

    /** The literal or expression of a key, or null where the key is absent. */
    @Nullable
    Cell word(Fields fields, String key) {
        return fields.textNode(key).map(cells::word).orElse(null);
    }

    /** The keys of these that are there. */
    static List<String> present(Fields fields, String... keys) {
        return List.of(keys).stream().filter(fields::has).toList();
    }

    /** Finds too many or none of keys of which exactly one belongs there; true where it is one. */
    boolean exactlyOne(Fields fields, String what, String... keys) {
        List<String> there = present(fields, keys);
        if (there.size() == 1) {
            return true;
        }
        String all = String.join(", ", keys);
        if (there.isEmpty()) {
            say(ProblemCode.C104_MISSING_KEY, fields.node().at(), what + " needs one of " + all, null);
        } else {
            say(
                    ProblemCode.C108_CONFLICT,
                    fields.at(there.get(1)),
                    "\"" + there.get(1) + "\" and \"" + there.get(0) + "\" exclude each other",
                    what + " has one of " + all);
        }
        return false;
    }

    /** Named conditions, in the order of the file; what the spec has found wrong is passed over. */
    List<Program.Reason> reasons(Fields fields, String key) {
        List<Program.Reason> reasons = new ArrayList<>();
        if (fields.node(key).orElse(null) instanceof Node.Fields map) {
            map.fields().forEach((name, field) -> {
                if (field.value() instanceof Node.Text text && !text.isNull()) {
                    reasons.add(new Program.Reason(name, cells.expression(text)));
                }
            });
        }
        return List.copyOf(reasons);
    }

    /** Text nodes of a list or a bare item. */
    static List<Node.Text> textNodes(Fields fields, String key) {
        return fields.items(key).stream().map(Node.Text.class::cast).toList();
    }
}
