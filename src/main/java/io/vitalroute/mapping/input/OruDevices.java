package io.vitalroute.mapping.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Devices as ORU names them: OBX-18 (EI: id, model, id in another form) until 2.6, PRT-10 since. */
final class OruDevices {
    /** Codes of device specialisations: IEEE 11073-10101, partition 8, terms 4096 to 4607. */
    private static final String SPECIALISATION = "528[34][0-9]{2}|52850[0-9]|5285[1-9][0-9]";

    private OruDevices() {}

    /** The device that a field names, or null. */
    static @Nullable ObjectNode of(JsonNode node, String field) {
        String id = node.path(field + ".1").asText();
        String other = node.path(field + ".3").asText();
        String model = node.path(field + ".2").asText();
        if (id.isEmpty() && other.isEmpty()) {
            return null;
        }
        ObjectNode device = JsonTree.NODES.objectNode().put("id", id.isEmpty() ? other : id);
        return model.isEmpty() ? device : device.put("model", model);
    }

    /** The kind of device that a container without a value stands for; empty where it is none. */
    static String type(JsonNode container) {
        String code = container.path("OBX-3").asText();
        return code.matches(SPECIALISATION) ? code : "";
    }
}
