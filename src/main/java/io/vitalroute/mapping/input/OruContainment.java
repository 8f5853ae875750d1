package io.vitalroute.mapping.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which observation of an order lies in which, by OBX-4: {@code 1.0.0.1.2} in {@code 1.0.0.1}, that in the device
 * {@code 1.0.0.0} (IHE PCD TF-2, B.8). Only what has no value contains anything.
 */
final class OruContainment {
    private static final Set<String> NUMERIC = Set.of("NM", "SN", "NA");
    private final Map<String, ObjectNode> containers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> shared = new HashSet<>();

    OruContainment(List<ObjectNode> observations) {
        for (ObjectNode obx : observations) {
            String sub = sub(obx);
            if (isContainer(obx) && !sub.isEmpty()) {
                containers.putIfAbsent(trimmed(sub), obx);
            } else if (!sub.isEmpty() && !seen.add(sub)) {
                shared.add(sub);
            }
        }
    }

    /** Whether it holds others and no value: a device, a channel, a panel. */
    static boolean isContainer(ObjectNode obx) {
        boolean silent = !obx.has("OBX-5") && !obx.has("OBX-6");
        boolean words = obx.path("OBX-11").asText().equals("X") && !NUMERIC.contains(type(obx));
        return silent && (!obx.has("OBX-2") || words);
    }

    private static String type(ObjectNode obx) {
        return obx.path("OBX-2").asText();
    }

    /** What contains it, innermost first. */
    List<ObjectNode> around(ObjectNode obx) {
        List<ObjectNode> around = new ArrayList<>();
        String path = trimmed(sub(obx));
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.')) {
            path = trimmed(path.substring(0, dot));
            ObjectNode container = containers.get(path);
            if (container != null && !container.equals(obx)) {
                around.add(container);
            }
        }
        return around;
    }

    /** What those that belong together have in common: all of OBX-4 but its last number, or all of it where several share it. */
    String group(ObjectNode obx) {
        String sub = sub(obx);
        int dot = sub.lastIndexOf('.');
        if (dot > 0) {
            return sub.substring(0, dot);
        }
        return shared.isEmpty() ? "" : sub;
    }

    static String sub(ObjectNode obx) {
        return obx.path("OBX-4").asText();
    }

    private static String trimmed(String sub) {
        String path = sub;
        while (path.endsWith(".0")) {
            path = path.substring(0, path.length() - 2);
        }
        return path;
    }
}
