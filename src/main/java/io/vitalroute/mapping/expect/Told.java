package io.vitalroute.mapping.expect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/** A reading in the words of a test file. */
final class Told {
    private Told() {}

    /** Value and time, as a test would write them. */
    static String briefly(Reading reading) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("metric", reading.metric().name());
        value(reading.value(), fields);
        time(reading.time(), fields);
        return fields.toString();
    }

    private static void value(Value value, Map<String, String> fields) {
        if (value instanceof Value.Quantity quantity) {
            fields.put("value", Amount.said(quantity));
        } else if (value instanceof Value.Components components) {
            components.parts().forEach((name, part) -> fields.put(name, Amount.said(part)));
        } else if (value instanceof Value.Coded coded) {
            fields.put("coded", coded.code());
        } else if (value instanceof Value.Sampled sampled) {
            fields.put("samples", Integer.toString(sampled.samples().size()));
        } else if (value instanceof Value.Text text) {
            fields.put("text", text.text());
        }
    }

    private static void time(TimeFrame time, Map<String, String> fields) {
        if (time instanceof TimeFrame.At at) {
            fields.put("at", Times.said(at.time()));
        } else if (time instanceof TimeFrame.During during) {
            fields.put("during", Times.said(during.from()) + "/" + Times.said(during.to()));
        } else if (time instanceof TimeFrame.Day day) {
            fields.put("day", day.date().toString());
            if (day.zone() != null) {
                fields.put("zone", day.zone().getId());
            }
        }
    }

    /** Everything that a test may compare as a word. */
    static Map<String, String> fully(Reading reading) {
        Map<String, String> fields = new LinkedHashMap<>();
        value(reading.value(), fields);
        time(reading.time(), fields);
        fields.put("metric", reading.metric().name());
        fields.put("offset-origin", word(reading.time().origin()));
        fields.put("account", String.valueOf(reading.origin().account()));
        fields.put("method", word(reading.origin().method()));
        fields.put("status", word(reading.status()));
        fields.put("version", Long.toString(reading.version()));
        fields.put("item", reading.origin().item());
        return fields;
    }

    /** Whether the device is known by this id, model or name. */
    static boolean isDevice(Reading reading, String expected) {
        Device device = reading.origin().device();
        return device != null
                && (expected.equals(device.id()) || expected.equals(device.model()) || expected.equals(device.name()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
