package io.vitalroute.fhir;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;

/**
 * The code systems of our own metrics as FHIR R4 resources, so that validators and receivers can resolve what is sent:
 * one of neutral concepts, one per vendor for its scores, one per coded metric for its values.
 */
public final class CodeSystems {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Map<String, Concept>> systems = new LinkedHashMap<>();

    private record Concept(String display, @Nullable String definition) {}

    private CodeSystems() {}

    /**
     * All code systems that a catalogue needs.
     *
     * @return by the last part of their URL, such as {@code metrics}, {@code garmin}, {@code sleep-stage}: the resource as
     *     indented JSON
     */
    public static Map<String, String> of(Metrics metrics) {
        CodeSystems all = new CodeSystems();
        metrics.all().forEach(all::concepts);
        metrics.all().forEach(all::values);
        Map<String, String> resources = new LinkedHashMap<>();
        all.systems.forEach((name, concepts) -> resources.put(name, resource(name, concepts)));
        return resources;
    }

    private void concepts(Metric metric) {
        if (metric.vendors().isEmpty()) {
            metric.codes().stream()
                    .filter(code -> code.system().equals(Metric.OWN_SYSTEM))
                    .forEach(code -> add("metrics", code.code(), code.display(), definition(metric)));
        } else {
            metric.vendors().forEach((source, meaning) -> add(source, metric.name(), metric.display(), meaning));
        }
    }

    private void values(Metric metric) {
        String system = Metric.CODE_SYSTEMS + metric.name();
        metric.values().values().stream()
                .flatMap(Collection::stream)
                .filter(code -> code.system().equals(system))
                .forEach(code -> add(metric.name(), code.code(), code.display(), null));
    }

    private static String definition(Metric metric) {
        String unit = metric.unit() == null ? "" : " (" + metric.unit() + ")";
        return metric.display() + unit + "." + (metric.note() == null ? "" : " " + metric.note());
    }

    private void add(String system, String code, String display, @Nullable String definition) {
        systems.computeIfAbsent(system, name -> new LinkedHashMap<>()).put(code, new Concept(display, definition));
    }

    private static String resource(String name, Map<String, Concept> concepts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(indented());
            json.writeStartObject();
            head(json, name);
            json.writeNumberField("count", concepts.size());
            json.writeArrayFieldStart("concept");
            for (Map.Entry<String, Concept> concept : concepts.entrySet()) {
                concept(json, concept.getKey(), concept.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static PrettyPrinter indented() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indent).withArrayIndenter(indent);
    }

    private static void head(JsonGenerator json, String name) throws IOException {
        json.writeStringField("resourceType", "CodeSystem");
        json.writeStringField("id", name);
        json.writeStringField("url", Metric.CODE_SYSTEMS + name);
        json.writeStringField("version", "1.0.0");
        json.writeStringField("name", "Vitalroute" + camelCase(name));
        json.writeStringField("title", "Vitalroute: " + name);
        json.writeStringField("status", "active");
        json.writeBooleanField("experimental", false);
        json.writeStringField("publisher", "Vitalroute");
        json.writeStringField("description", description(name));
        json.writeBooleanField("caseSensitive", true);
        json.writeStringField("content", "complete");
    }

    private static String description(String name) {
        return name.equals("metrics")
                ? "Measurements of wearables for which no standard code is known."
                : "Concepts of " + name + " that mean the same nowhere else.";
    }

    private static void concept(JsonGenerator json, String code, Concept concept) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", code);
        json.writeStringField("display", concept.display());
        if (concept.definition() != null) {
            json.writeStringField("definition", concept.definition());
        }
        json.writeEndObject();
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return camel.toString();
    }
}
