package io.vitalroute.mapping.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one message (HL7 2.6, 7.3.1 ORU): each is an OBR with its observations, the patient before it and the header.
 * Segments that are none of these are passed over.
 */
final class OruOrders {
    private static final Set<String> PATIENT = Set.of("PD1", "PV1", "PV2");

    private final Er7Marks marks;
    private final Er7Fields fields;
    private final ObjectNode header = JsonTree.NODES.objectNode();
    private final List<ObjectNode> orders = new ArrayList<>();
    private ObjectNode patient = JsonTree.NODES.objectNode();
    private ObjectNode common = JsonTree.NODES.objectNode();
    private List<ObjectNode> observations = new ArrayList<>();
    private @Nullable ObjectNode order;

    OruOrders(String msh, Er7Marks marks, Er7Fields fields) {
        this.marks = marks;
        this.fields = fields;
        fields.add(msh, marks, header);
    }

    /** Takes the next segment. */
    void take(String segment) {
        String name = segment.substring(0, 3);
        switch (name) {
            case "PID" -> {
                finish();
                patient = added(segment, JsonTree.NODES.objectNode());
            }
            case "ORC" -> {
                finish();
                common = added(segment, JsonTree.NODES.objectNode());
            }
            case "OBR" -> order(segment);
            case "OBX" -> observation(segment);
            case "PRT" -> participation(segment);
            default -> {
                if (PATIENT.contains(name)) {
                    added(segment, patient);
                }
            }
        }
    }

    /** The orders; one without observations where the message has none, so that it is counted. */
    List<ObjectNode> all() {
        finish();
        if (orders.isEmpty()) {
            orders.add(JsonTree.NODES.objectNode().setAll(header));
        }
        return List.copyOf(orders);
    }

    /** What stands in the header alone. */
    ObjectNode header() {
        return header;
    }

    private void order(String segment) {
        finish();
        ObjectNode started = JsonTree.NODES.objectNode();
        started.setAll(header);
        started.setAll(patient);
        started.setAll(common);
        common = JsonTree.NODES.objectNode();
        order = added(segment, started);
        started.set("OBR-4.coding", Er7Fields.codings(started, "OBR-4"));
    }

    private void observation(String segment) {
        ObjectNode obx = added(segment, JsonTree.NODES.objectNode());
        obx.set("OBX-3.coding", Er7Fields.codings(obx, "OBX-3"));
        Er7Values.read(segment, marks, fields, obx);
        if (order != null) {
            observations.add(obx);
        }
    }

    /** Of the observation before it, or of the order where there is none yet (HL7 2.7, 7.3.1). */
    private void participation(String segment) {
        ObjectNode named = added(segment, JsonTree.NODES.objectNode());
        ObjectNode of = observations.isEmpty() ? order : observations.get(observations.size() - 1);
        if (of != null && named.has("PRT-10") && !of.has("PRT-10")) {
            of.setAll(named);
        }
    }

    private void finish() {
        if (order != null) {
            order.set("groups", OruGroups.of(order, observations));
            orders.add(order);
        }
        order = null;
        observations = new ArrayList<>();
    }

    private ObjectNode added(String segment, ObjectNode node) {
        fields.add(segment, marks, node);
        return node;
    }
}
