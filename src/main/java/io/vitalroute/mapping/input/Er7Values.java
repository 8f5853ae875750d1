package io.vitalroute.mapping.input;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What OBX-5 says, by the type that OBX-2 names (HL7 2.6, 2.A): one form for each type, whoever sends it. */
final class Er7Values {
    private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF");
    private static final Set<String> TIMES = Set.of("DT", "TS", "DTM");
    private static final Set<String> NUMERIC = Set.of("NM", "SN");
    private static final int VALUE = 5;

    private Er7Values() {}

    /** Adds {@code OBX-5.coding}, and writes {@code OBX-5} anew where the type has more than one component. */
    static void read(String segment, Er7Marks marks, Er7Fields budget, ObjectNode node) {
        List<String> fields = Er7Marks.split(segment, marks.field());
        String type = node.path("OBX-2").asText();
        String raw = fields.size() > VALUE ? fields.get(VALUE) : "";
        if (raw.isEmpty() || raw.equals("\"\"")) {
            return;
        }
        if (CODED.contains(type)) {
            node.set("OBX-5.coding", Er7Fields.codings(node, "OBX-5"));
        } else if (NUMERIC.contains(type) && raw.indexOf(marks.repetition()) >= 0) {
            node.put("OBX-5", marks.plain(raw));
        } else if (type.equals("SN")) {
            node.put("OBX-5", marks.plain(raw.replace(String.valueOf(marks.component()), "")));
        } else if (TIMES.contains(type)) {
            node.put("OBX-5", Er7Times.iso(node.path("OBX-5").asText()));
        } else if (type.equals("NA")) {
            node.set("OBX-5", series(raw, marks, budget));
        }
    }

    /** A numeric array: one row of components, an empty one for what could not be measured. */
    private static ArrayNode series(String raw, Er7Marks marks, Er7Fields budget) {
        ArrayNode series = JsonTree.NODES.arrayNode();
        for (String number : Er7Marks.split(raw, marks.component())) {
            String plain = marks.plain(number);
            budget.spend(plain.length() + Limits.TOKEN);
            if (plain.isEmpty()) {
                series.addNull();
            } else {
                series.add(plain);
            }
        }
        return series;
    }
}
