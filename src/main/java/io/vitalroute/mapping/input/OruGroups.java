package io.vitalroute.mapping.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one order in groups of those that belong together, such as the pressures of one measurement: one place
 * in OBX-4, and one time.
 */
final class OruGroups {
    /** Table 0085, of a group: what is true of one is true of all, in this order. */
    private static final List<String> STATUSES = List.of("D", "W", "C", "P", "S");

    private static final Set<String> FINAL = Set.of("F", "R", "U", "V", "B", "");
    private static final Set<String> NO_RESULT = Set.of("I", "N", "O", "X");

    private final ObjectNode order;
    private final OruTimes times;
    private final OruContainment containment;
    private final Map<List<String>, ObjectNode> groups = new LinkedHashMap<>();
    private final Map<String, ArrayNode> facets = new LinkedHashMap<>();

    private OruGroups(ObjectNode order, OruContainment containment) {
        this.order = order;
        this.times = OruTimes.of(order);
        this.containment = containment;
    }

    /** The groups, in the order of their first members. */
    static ArrayNode of(ObjectNode order, List<ObjectNode> observations) {
        OruGroups all = new OruGroups(order, new OruContainment(observations));
        List<ObjectNode> members = observations.stream()
                .filter(obx -> !OruContainment.isContainer(obx))
                .toList();
        members.forEach(all::add);
        members.forEach(all::facets);
        ArrayNode result = JsonTree.NODES.arrayNode();
        all.groups.values().forEach(group -> {
            ArrayNode held = (ArrayNode) group.get("OBX");
            group.put("OBX-11", status(held));
            held.forEach(obx -> add((ArrayNode) group.get("coding"), obx.path("OBX-3.coding")));
            result.add(group);
        });
        return result;
    }

    private void add(ObjectNode obx) {
        List<ObjectNode> around = containment.around(obx);
        times.write(first(obx, around, "OBX-14"), obx);
        device(obx, around);
        String place = containment.group(obx);
        if (OruContainment.sub(obx).indexOf('.') > 0) {
            facets.computeIfAbsent(place, x -> JsonTree.NODES.arrayNode()).add(obx);
        }
        List<String> key = List.of(place, obx.path("time").asText());
        ObjectNode group = groups.computeIfAbsent(key, x -> group(place, obx, around));
        ((ArrayNode) Objects.requireNonNull(group.get("OBX"))).add(obx);
    }

    private ObjectNode group(String place, ObjectNode first, List<ObjectNode> around) {
        ObjectNode group = JsonTree.NODES.objectNode().put("group", place);
        for (String fact : List.of("time", "end", "day", "device", "OBX-17")) {
            if (first.has(fact)) {
                group.set(fact, first.get(fact));
            }
        }
        ArrayNode coding = group.putArray("coding");
        add(coding, order.path("OBR-4.coding"));
        around.forEach(container -> add(coding, container.path("OBX-3.coding")));
        group.putArray("OBX");
        return group;
    }

    /** What lies beneath an observation that has a value, such as the period of a series. */
    private void facets(ObjectNode obx) {
        ArrayNode beneath = facets.get(OruContainment.sub(obx));
        if (beneath != null) {
            obx.set("facets", beneath);
        }
    }

    private void device(ObjectNode obx, List<ObjectNode> around) {
        ObjectNode device = Stream.concat(Stream.of(obx), around.stream())
                .flatMap(node -> Stream.of("OBX-18", "PRT-10").map(field -> OruDevices.of(node, field)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(OruDevices.of(order, "PRT-10"));
        if (device != null) {
            around.stream()
                    .map(OruDevices::type)
                    .filter(type -> !type.isEmpty())
                    .findFirst()
                    .ifPresent(type -> device.put("type", type));
            obx.set("device", device);
        }
    }

    private static String first(ObjectNode obx, List<ObjectNode> around, String field) {
        return Stream.concat(Stream.of(obx), around.stream())
                .map(node -> node.path(field).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** One that is not known is told rather than taken for final; what has no result says nothing of the others. */
    private static String status(ArrayNode observations) {
        List<String> found = new ArrayList<>();
        observations.forEach(obx -> found.add(obx.path("OBX-11").asText()));
        List<String> results =
                found.stream().filter(status -> !NO_RESULT.contains(status)).toList();
        return Stream.of(
                        STATUSES.stream().filter(results::contains),
                        results.stream().filter(status -> !FINAL.contains(status)))
                .flatMap(statuses -> statuses)
                .findFirst()
                .orElse(results.isEmpty() ? found.get(0) : results.get(0));
    }

    private static void add(ArrayNode all, @Nullable JsonNode codings) {
        if (codings != null) {
            codings.forEach(all::add);
        }
    }
}
