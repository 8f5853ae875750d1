package io.vitalroute.sandbox.cloud.google;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Inventions.Naming;
import io.vitalroute.sandbox.cloud.Json;

/** Data points in the envelope that all types share. */
final class Points {
    /** Ids of all types; a type is part of a point's name, so that they need not differ. */
    static final Naming NAMING = (start, person) -> Ids.number(start, person, 1);

    private Points() {}

    /**
     * A point, with where it comes from.
     *
     * @param member that holds its value, such as {@code heartRate}
     */
    static ObjectNode point(String member, String method, Consumer<ObjectNode> filled) {
        ObjectNode point = Json.object();
        ObjectNode source = point.putObject("dataSource");
        source.putObject("device").put("displayName", "Invented Sense").put("manufacturer", "Fitbit");
        source.put("platform", "FITBIT").put("recordingMethod", method);
        filled.accept(point.putObject(member));
        return point;
    }
}
