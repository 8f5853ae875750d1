package io.vitalroute.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import org.jspecify.annotations.Nullable;

/**
 * A reading as one line of JSON: what {@code map --to readings} prints, what the ledger keeps and what a backtest reads.
 * Numbers are written as plain decimals with all their digits; the fields always come in this order, absent ones left
 * out:
 *
 * <pre>{@code
 * key, version, metric
 * value, unit, comparator?              a quantity
 * parts: {name: {value, unit, ...}}     components
 * code | text                           a coded value, words
 * samples: [n, null, ...], unit, period (ms), factor     a dense series
 * at | from, to | day, zone?            ISO 8601 with the wearer's offset; a zone is an IANA name
 * offset: source | account | none       who said the offset
 * status: preliminary | final | amended | entered-in-error
 * source, stream, account?, payload, item, mapping: name@version
 * method: sensed | self-reported | derived | unknown
 * device?: {id, manufacturer, model, name, version, type}
 * received                              when the payload was taken over
 * patient?: system|value                the primary identifier
 * }</pre>
 */
public final class ReadingJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private ReadingJson() {}

    /** A reading of nobody in particular. */
    public static String write(Reading reading) {
        return write(reading, null);
    }

    /** A reading with its patient's primary identifier. */
    public static String write(PatientReading reading) {
        return write(reading.reading(), reading.patient().primary());
    }

    /**
     * Reads a line back.
     *
     * @param metrics metric by name
     * @throws IllegalArgumentException where it isn't such a line; the message names the field, never a value
     */
    public static Line read(String json, Function<String, Metric> metrics) {
        return new ReadingJsonReader(json).line(metrics);
    }

    /** A line read back. */
    public record Line(Reading reading, PatientRef.@Nullable Identifier patient) {}

    /** {@code SELF_REPORTED} as {@code self-reported}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String write(Reading reading, PatientRef.@Nullable Identifier patient) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("key", reading.key());
            out.writeNumberField("version", reading.version());
            out.writeStringField("metric", reading.metric().name());
            value(out, reading.value());
            time(out, reading.time());
            out.writeStringField("status", word(reading.status()));
            origin(out, reading.origin());
            optional(out, "patient", patient == null ? null : patient.toString());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void value(JsonGenerator out, Value value) throws IOException {
        if (value instanceof Value.Quantity quantity) {
            quantity(out, quantity);
        } else if (value instanceof Value.Components components) {
            out.writeObjectFieldStart("parts");
            for (Map.Entry<String, Value.Quantity> part : components.parts().entrySet()) {
                out.writeObjectFieldStart(part.getKey());
                quantity(out, part.getValue());
                out.writeEndObject();
            }
            out.writeEndObject();
        } else if (value instanceof Value.Coded coded) {
            out.writeStringField("code", coded.code());
        } else if (value instanceof Value.Text words) {
            out.writeStringField("text", words.text());
        } else if (value instanceof Value.Sampled sampled) {
            sampled(out, sampled);
        }
    }

    private static void quantity(JsonGenerator out, Value.Quantity quantity) throws IOException {
        out.writeNumberField("value", quantity.number());
        out.writeStringField("unit", quantity.unit());
        if (quantity.comparator() != Value.Comparator.EXACT) {
            out.writeStringField("comparator", quantity.comparator().sign());
        }
    }

    private static void sampled(JsonGenerator out, Value.Sampled sampled) throws IOException {
        out.writeArrayFieldStart("samples");
        for (BigDecimal sample : sampled.samples()) {
            if (sample == null) {
                out.writeNull();
            } else {
                out.writeNumber(sample);
            }
        }
        out.writeEndArray();
        out.writeStringField("unit", sampled.unit());
        out.writeNumberField("period", sampled.periodMillis());
        out.writeNumberField("factor", sampled.factor());
    }

    private static void time(JsonGenerator out, TimeFrame time) throws IOException {
        if (time instanceof TimeFrame.At at) {
            time(out, "at", at.time());
        } else if (time instanceof TimeFrame.During during) {
            time(out, "from", during.from());
            time(out, "to", during.to());
        } else if (time instanceof TimeFrame.Day day) {
            out.writeStringField("day", day.date().toString());
            optional(out, "zone", day.zone() == null ? null : day.zone().getId());
        }
        out.writeStringField("offset", word(time.origin()));
    }

    private static void time(JsonGenerator out, String field, OffsetDateTime time) throws IOException {
        out.writeStringField(field, TIME.format(time));
    }

    private static void origin(JsonGenerator out, Origin origin) throws IOException {
        out.writeStringField("source", origin.source());
        out.writeStringField("stream", origin.stream());
        optional(out, "account", origin.account());
        out.writeStringField("payload", origin.payload());
        out.writeStringField("item", origin.item());
        out.writeStringField("mapping", origin.mapping() + "@" + origin.mappingVersion());
        out.writeStringField("method", word(origin.method()));
        Device device = origin.device();
        if (device != null) {
            out.writeObjectFieldStart("device");
            optional(out, "id", device.id());
            optional(out, "manufacturer", device.manufacturer());
            optional(out, "model", device.model());
            optional(out, "name", device.name());
            optional(out, "version", device.version());
            optional(out, "type", device.type());
            out.writeEndObject();
        }
        out.writeStringField("received", origin.receivedAt().toString());
    }

    private static void optional(JsonGenerator out, String field, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(field, text);
        }
    }
}
