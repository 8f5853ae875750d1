package io.vitalroute.mapping.input;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * The fields of segments under their names: {@code PID-3} is the first component of the first repetition, {@code PID-3.4} its
 * fourth component, {@code PID-3.4.2} a subcomponent where there are several, {@code PID-3[2].4} another repetition. What is
 * empty, or HL7's null, is not there. One for a body: it bounds what all of it weighs in memory.
 */
final class Er7Fields {
    private static final String NULL = "\"\"";

    private final long budget;
    private long spent;

    Er7Fields(long budget) {
        this.budget = budget;
    }

    /** Adds the fields of a segment to a node. */
    void add(String segment, Er7Marks marks, ObjectNode node) {
        List<String> fields = Er7Marks.split(segment, marks.field());
        String name = fields.get(0);
        boolean header = name.equals("MSH");
        for (int i = header ? 2 : 1; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty() && !fields.get(i).equals(NULL)) {
                field(name + "-" + (header ? i + 1 : i), fields.get(i), marks, node);
            }
        }
    }

    private void field(String name, String field, Er7Marks marks, ObjectNode node) {
        List<String> repetitions = Er7Marks.split(field, marks.repetition());
        for (int i = 0; i < repetitions.size(); i++) {
            String key = i == 0 ? name : name + "[" + (i + 1) + "]";
            level(key, repetitions.get(i), marks, marks.component(), node);
        }
    }

    /** A field by its components, or a component by its subcomponents; what stands alone is its own first part (HL7 2.6, 2.10). */
    private void level(String key, String text, Er7Marks marks, char delimiter, ObjectNode node) {
        List<String> parts = Er7Marks.split(text, delimiter);
        boolean components = delimiter == marks.component();
        for (int i = 0; i < parts.size(); i++) {
            String inner = components ? key + "." + (i + 1) : key;
            if (components && parts.get(i).indexOf(marks.subcomponent()) >= 0) {
                level(inner, parts.get(i), marks, marks.subcomponent(), node);
            } else {
                put(components ? inner : key + "." + (i + 1), parts.get(i), marks, node);
            }
        }
        String first = Er7Marks.split(parts.get(0), marks.subcomponent()).get(0);
        put(key, first, marks, node);
    }

    private void put(String key, String er7, Er7Marks marks, ObjectNode node) {
        String value = marks.plain(er7);
        if (!value.isEmpty()) {
            spend(key.length() + value.length() + 2 * Limits.TOKEN);
            node.put(key, value);
        }
    }

    /** Accounts for something that is kept in memory. */
    void spend(int weight) {
        spent += weight;
        if (spent > budget) {
            throw new ProblemException(Problem.of(
                    ProblemCode.M103_TOO_LARGE,
                    Where.file(Faults.PAYLOAD, 1, 1),
                    "a message too large to keep in memory"));
        }
    }

    /** The codings of a coded field (CE, CWE): code, text and system, and the same again as the alternate. */
    static ArrayNode codings(ObjectNode node, String field) {
        ArrayNode codings = JsonTree.NODES.arrayNode();
        for (int from = 1; from <= 4; from += 3) {
            String code = node.path(field + "." + from).asText();
            if (!code.isEmpty()) {
                ObjectNode coding = codings.addObject().put("code", code);
                coding.put("display", node.path(field + "." + (from + 1)).asText());
                coding.put("system", node.path(field + "." + (from + 2)).asText());
            }
        }
        return codings;
    }
}
