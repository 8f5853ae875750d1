package io.vitalroute.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Metric.Time;
import io.vitalroute.reading.Metric.Verified;

/** Turns an entry whose form is right into a {@link Metric}. */
final class MetricReader {
    private final Vocabulary vocabulary;
    private final List<Problem> problems;

    MetricReader(Vocabulary vocabulary, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Metric read(String name, Fields entry) {
        return new Metric(
                name,
                entry.need("display"),
                Kind.valueOf(upper(entry, "kind", "quantity")),
                entry.text("unit"),
                entry.text("unit-text"),
                entry.integer("decimals", 0),
                entry.decimal("molar-mass"),
                bounds(entry),
                metricCodes(name, entry),
                texts(entry, "vendors"),
                entry.texts("category").stream().map(vocabulary::category).toList(),
                profiles(entry),
                Time.valueOf(upper(entry, "time", "any")),
                mdc(entry),
                parts(entry),
                values(name, entry),
                entry.flag("open-values", false),
                texts(entry, "variants"),
                texts(entry, "summary"),
                entry.flag("dense", false),
                Verified.valueOf(upper(entry, "verified", "local")),
                entry.text("not"));
    }

    private static String upper(Fields entry, String key, String otherwise) {
        String text = entry.text(key);
        return (text == null ? otherwise : text).toUpperCase(Locale.ROOT);
    }

    private List<Code> metricCodes(String name, Fields entry) {
        List<Code> codes = new ArrayList<>(codes(entry));
        if (codes.isEmpty() || entry.flag("local", false)) {
            codes.add(0, new Code(Metric.OWN_SYSTEM, name, entry.need("display")));
        }
        return List.copyOf(codes);
    }

    private List<Code> codes(Fields owner) {
        return owner.items("codes").stream()
                .map(node -> vocabulary.code(Fields.of(node), problems))
                .toList();
    }

    private List<String> profiles(Fields entry) {
        return entry.items("profiles").stream()
                .map(node -> vocabulary.profile((Node.Text) node, problems))
                .toList();
    }

    private static @Nullable Bounds bounds(Fields owner) {
        return owner.fields("plausible")
                .map(b -> new Bounds(Numbers.need(b, "min"), Numbers.need(b, "max")))
                .orElse(null);
    }

    private static @Nullable Mdc mdc(Fields owner) {
        return owner.fields("mdc")
                .map(m -> new Mdc(m.need("code"), m.need("ref-id"), m.text("unit-code"), m.text("unit-ref-id")))
                .orElse(null);
    }

    private Map<String, Part> parts(Fields entry) {
        Map<String, Part> parts = new LinkedHashMap<>();
        entry.map("parts").forEach((name, node) -> parts.put(name, part(name, Fields.of(node))));
        return Collections.unmodifiableMap(parts);
    }

    private Part part(String name, Fields part) {
        return new Part(
                name,
                part.need("display"),
                part.need("unit"),
                part.need("unit-text"),
                part.integer("decimals", 0),
                bounds(part),
                codes(part),
                mdc(part),
                part.flag("required", true));
    }

    private Map<String, List<Code>> values(String metric, Fields entry) {
        Map<String, List<Code>> values = new LinkedHashMap<>();
        entry.map("values").forEach((code, node) -> values.put(code, value(metric, code, Fields.of(node))));
        return Collections.unmodifiableMap(values);
    }

    /** Standards first, then our own code, then what is in ballot and may change. */
    private List<Code> value(String metric, String code, Fields value) {
        List<Code> standards = new ArrayList<>();
        List<Code> ballots = new ArrayList<>();
        for (Node node : value.items("codes")) {
            Fields coding = Fields.of(node);
            (vocabulary.isBallot(coding) ? ballots : standards).add(vocabulary.code(coding, problems));
        }
        standards.add(new Code(Metric.CODE_SYSTEMS + metric, code, value.need("display")));
        standards.addAll(ballots);
        return List.copyOf(standards);
    }

    private static Map<String, String> texts(Fields entry, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        entry.map(key).forEach((name, node) -> texts.put(name, ((Node.Text) node).text()));
        return Collections.unmodifiableMap(texts);
    }
}
