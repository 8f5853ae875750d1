package io.vitalroute.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The way back of {@link ReadingJson}. */
final class ReadingJsonReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode line;

    ReadingJsonReader(String json) {
        try {
            this.line = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw wrong("JSON");
        }
    }

    ReadingJson.Line line(Function<String, Metric> metrics) {
        try {
            Reading reading = new Reading(
                    text(line, "key"),
                    field(line, "version").longValue(),
                    metrics.apply(text(line, "metric")),
                    value(),
                    time(),
                    origin(),
                    constant(Reading.Status.class, "status"));
            String patient = optional(line, "patient");
            return new ReadingJson.Line(reading, patient == null ? null : PatientRef.Identifier.parse(patient));
        } catch (DateTimeException e) {
            throw wrong("a time");
        }
    }

    private Value value() {
        if (line.has("value")) {
            return quantity(line);
        }
        if (line.has("parts")) {
            Map<String, Value.Quantity> parts = new LinkedHashMap<>();
            field(line, "parts").properties().forEach(part -> parts.put(part.getKey(), quantity(part.getValue())));
            return new Value.Components(parts);
        }
        if (line.has("code")) {
            return new Value.Coded(text(line, "code"));
        }
        return line.has("samples") ? sampled() : new Value.Text(text(line, "text"));
    }

    private static Value.Quantity quantity(JsonNode node) {
        return new Value.Quantity(
                number(node, "value"),
                text(node, "unit"),
                comparator(node.path("comparator").asText("")));
    }

    private static Value.Comparator comparator(String sign) {
        for (Value.Comparator comparator : Value.Comparator.values()) {
            if (comparator.sign().equals(sign)) {
                return comparator;
            }
        }
        throw wrong("comparator");
    }

    private Value.Sampled sampled() {
        List<@Nullable BigDecimal> samples = new ArrayList<>();
        field(line, "samples").forEach(sample -> samples.add(sample.isNull() ? null : sample.decimalValue()));
        return new Value.Sampled(text(line, "unit"), number(line, "period"), number(line, "factor"), samples);
    }

    private TimeFrame time() {
        TimeFrame.OffsetOrigin origin = constant(TimeFrame.OffsetOrigin.class, "offset");
        if (line.has("at")) {
            return new TimeFrame.At(OffsetDateTime.parse(text(line, "at")), origin);
        }
        if (line.has("from")) {
            return new TimeFrame.During(
                    OffsetDateTime.parse(text(line, "from")), OffsetDateTime.parse(text(line, "to")), origin);
        }
        String zone = optional(line, "zone");
        return new TimeFrame.Day(LocalDate.parse(text(line, "day")), zone == null ? null : ZoneId.of(zone), origin);
    }

    private Origin origin() {
        String mapping = text(line, "mapping");
        int at = mapping.lastIndexOf('@');
        if (at < 0) {
            throw wrong("mapping");
        }
        return new Origin(
                text(line, "source"),
                text(line, "stream"),
                optional(line, "account"),
                text(line, "payload"),
                text(line, "item"),
                mapping.substring(0, at),
                Integer.parseInt(mapping.substring(at + 1)),
                constant(Origin.Method.class, "method"),
                line.has("device") ? device(line.path("device")) : null,
                Instant.parse(text(line, "received")));
    }

    private static Device device(JsonNode node) {
        return new Device(
                optional(node, "id"),
                optional(node, "manufacturer"),
                optional(node, "model"),
                optional(node, "name"),
                optional(node, "version"),
                optional(node, "type"));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field) {
        String word = text(line, field);
        for (E constant : type.getEnumConstants()) {
            if (ReadingJson.word(constant).equals(word)) {
                return constant;
            }
        }
        throw wrong(field);
    }

    private static BigDecimal number(JsonNode node, String field) {
        JsonNode number = field(node, field);
        if (!number.isNumber()) {
            throw wrong(field);
        }
        return number.decimalValue();
    }

    private static String text(JsonNode node, String field) {
        JsonNode text = field(node, field);
        if (!text.isTextual()) {
            throw wrong(field);
        }
        return text.textValue();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.has(field) ? text(node, field) : null;
    }

    private static JsonNode field(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw wrong(field);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException("not a reading: " + field + " is missing or wrong");
    }
}
