package io.vitalroute.mapping.expect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

/** A reading that a test expects. */
record Expected(Fields fields) {
    private static final List<String> WORDS = List.of(
            "metric",
            "coded",
            "text",
            "samples",
            "day",
            "zone",
            "offset-origin",
            "account",
            "method",
            "status",
            "version",
            "item");

    /** Finds amounts that are none before they are searched for in vain. */
    void check() {
        fields.node().fields().forEach((key, field) -> {
            if (isAmount(key) && Amount.read(fields.need(key)) == null) {
                throw MappingTests.wrong(fields, key, "not a number and a unit", "such as 74.126 kg");
            }
        });
    }

    boolean isOfMetric(Reading reading) {
        return fields.need("metric").equals(reading.metric().name());
    }

    boolean matches(Reading reading, @Nullable String reason) {
        if (!isOfMetric(reading)) {
            return false;
        }
        Map<String, String> actual = Told.fully(reading);
        return fields.node().fields().keySet().stream().allMatch(key -> matches(key, reading, actual, reason));
    }

    private boolean matches(String key, Reading reading, Map<String, String> actual, @Nullable String reason) {
        String expected = fields.need(key);
        if (WORDS.contains(key)) {
            return expected.equals(actual.get(key));
        }
        return switch (key) {
            case "at", "during" -> Times.normal(expected).equals(actual.get(key));
            case "device" -> Told.isDevice(reading, expected);
            case "reason" -> expected.equals(reason);
            default -> matches(key, expected, reading);
        };
    }

    private static boolean matches(String key, String expected, Reading reading) {
        Amount amount = Amount.read(expected);
        Value.Quantity quantity = null;
        if (key.equals("value")) {
            quantity = reading.value() instanceof Value.Quantity q ? q : null;
        } else if (reading.value() instanceof Value.Components components) {
            quantity = components.parts().get(key);
        }
        return amount != null && quantity != null && amount.matches(quantity, reading.metric());
    }

    private static boolean isAmount(String key) {
        return !WORDS.contains(key)
                && !List.of("at", "during", "device", "reason").contains(key);
    }

    /** As written. */
    String said() {
        Map<String, String> said = new TreeMap<>();
        fields.node().fields().keySet().forEach(key -> said.put(key, fields.need(key)));
        return said.toString();
    }
}
