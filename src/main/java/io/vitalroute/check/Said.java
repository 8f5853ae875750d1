package io.vitalroute.check;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/** Readings in words for people. */
final class Said {
    private Said() {}

    static String value(Value value) {
        if (value instanceof Value.Quantity quantity) {
            return quantity.comparator().sign() + quantity.number().toPlainString() + " " + quantity.unit();
        }
        if (value instanceof Value.Components components) {
            return components.parts().entrySet().stream()
                    .map(part -> part.getKey() + " " + value(part.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Value.Coded coded) {
            return coded.code();
        }
        if (value instanceof Value.Sampled sampled) {
            return sampled.samples().size() + " samples, " + sampled.unit();
        }
        return "\"" + ((Value.Text) value).text() + "\"";
    }

    static String time(TimeFrame time) {
        if (time instanceof TimeFrame.At at) {
            return said(at.time()) + offset(time);
        }
        if (time instanceof TimeFrame.During during) {
            return said(during.from()) + " to " + said(during.to()) + offset(time);
        }
        TimeFrame.Day day = (TimeFrame.Day) time;
        return day.date() + (day.zone() == null ? "" : " " + day.zone().getId()) + offset(time);
    }

    /** Method, device and status where they are worth a word. */
    static String origin(Reading reading) {
        StringBuilder text = new StringBuilder("[").append(word(reading.origin().method()));
        var device = reading.origin().device();
        if (device != null) {
            String name = device.model() != null ? device.model() : device.name() != null ? device.name() : device.id();
            text.append(", ").append(name);
        }
        if (reading.status() != Reading.Status.FINAL) {
            text.append(", ").append(word(reading.status()));
        }
        return text.append(']').toString();
    }

    private static String said(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static String offset(TimeFrame time) {
        return time.origin() == TimeFrame.OffsetOrigin.SOURCE ? "" : " (offset: " + word(time.origin()) + ")";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
