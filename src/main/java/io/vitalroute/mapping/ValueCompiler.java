package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.reading.Metric;

/** Compiles values, each in the form that its metric takes. */
final class ValueCompiler {
    static final List<String> FORMS = List.of("value", "parts", "coded", "text", "sampled");

    /** Stands for every part. */
    private static final String EVERY = "*";

    private final Author author;
    private final TimeCompiler times;
    private final NumberCompiler numbers;
    private final UnitCompiler units;

    ValueCompiler(Author author, TimeCompiler times) {
        this.author = author;
        this.times = times;
        this.numbers = new NumberCompiler(author);
        this.units = new UnitCompiler(author);
    }

    /**
     * The value that a reading says, or null where it is wrong.
     *
     * @param series where parts with a condition are looked for
     */
    @Nullable
    ValueRule value(Fields reading, Metric metric, @Nullable Level series) {
        String[] all = FORMS.toArray(String[]::new);
        if (!author.exactlyOne(reading, "a reading", all)) {
            return null;
        }
        String key = Author.present(reading, all).get(0);
        if (!forms(metric).contains(key)) {
            author.say(
                    ProblemCode.C207_VALUE_FORM,
                    reading.at(key),
                    "\"" + metric.name() + "\" has no " + key,
                    "a metric of its kind is said by " + String.join(" or ", forms(metric)));
            return null;
        }
        Node node = reading.node(key).orElseThrow();
        return switch (key) {
            case "value" -> quantity(NumberCompiler.around(node, reading), metric);
            case "parts" -> parts(reading, metric, series);
            case "coded" -> coded(node, metric, reading);
            case "text" -> text((Node.Text) node, metric);
            default -> sampled(Fields.of(node), metric);
        };
    }

    static List<String> forms(Metric metric) {
        return switch (metric.kind()) {
            case QUANTITY -> List.of("value");
            case COMPONENTS -> List.of("parts");
            case CODED -> metric.openValues() ? List.of("coded", "text") : List.of("coded");
            case SAMPLED -> List.of("sampled");
            case TEXT, DATE -> List.of("text");
        };
    }

    private @Nullable ValueRule quantity(Fields fields, Metric metric) {
        NumberRule number = numbers.number(fields);
        UnitRule unit = units.unit(fields, UnitCompiler.Target.of(metric));
        return number == null || unit == null ? null : new ValueRule.Quantity(number, unit);
    }

    private @Nullable ValueRule parts(Fields reading, Metric metric, @Nullable Level series) {
        Map<String, Node> written = reading.map("parts");
        written.forEach((name, node) -> {
            if (!name.equals(EVERY) && !metric.parts().containsKey(name)) {
                author.say(
                        ProblemCode.C210_PART,
                        node.at(),
                        "\"" + metric.name() + "\" has no part \"" + name + "\"",
                        Suggest.hint(name, metric.parts().keySet()).orElse(null));
            }
        });
        Map<String, ValueRule.Part> parts = new LinkedHashMap<>();
        metric.parts().forEach((name, part) -> {
            Node node = written.getOrDefault(name, written.get(EVERY));
            ValueRule.Part rule = node == null ? null : part(reading, node, metric, part);
            if (rule != null) {
                parts.put(name, rule);
            } else if (node == null && part.required()) {
                author.say(
                        ProblemCode.C210_PART,
                        reading.at("parts"),
                        "\"" + metric.name() + "\" needs its part \"" + name + "\"",
                        null);
            }
        });
        return new ValueRule.Parts(Collections.unmodifiableMap(parts), series);
    }

    private ValueRule.@Nullable Part part(Fields reading, Node node, Metric metric, Metric.Part part) {
        Fields fields = NumberCompiler.around(node, reading);
        NumberRule number = numbers.number(fields);
        UnitRule unit = units.unit(fields, UnitCompiler.Target.of(metric, part));
        Cell where = author.expression(fields, "where");
        Cell coding = author.expression(fields, "coding");
        if (coding != null) {
            if (where != null) {
                author.exactlyOne(fields, "a part", "where", "coding");
            }
            where = new CodedAs(Codings.of(coding, reading), Set.copyOf(Codings.keys(part.codes(), part.mdc())));
        }
        return number == null || unit == null ? null : new ValueRule.Part(where, number, unit, part.required());
    }

    private @Nullable ValueRule coded(Node node, Metric metric, Fields reading) {
        if (node instanceof Node.Text text && Cells.isExpression(text.text())) {
            return codings(author.cells().expression(text), metric, reading);
        }
        if (node instanceof Node.Text text) {
            return code(text, metric) ? new ValueRule.Code(text.text()) : null;
        }
        Fields fields = Fields.of(node);
        boolean known = true;
        for (Node code : fields.map("table").values()) {
            known &= code((Node.Text) code, metric);
        }
        Node.Text otherwise = fields.textNode("else").orElseThrow();
        boolean isText = otherwise.text().equals(WordTable.TEXT) && metric.openValues();
        if (!isText && !List.of(WordTable.SKIP, WordTable.PROBLEM).contains(otherwise.text())) {
            known &= code(otherwise, metric);
        }
        Cell cell = author.cells().expression(fields.textNode("value").orElseThrow());
        return known ? new ValueRule.Coded(cell, Tables.words(fields), isText) : null;
    }

    private static ValueRule codings(Cell cell, Metric metric, Fields reading) {
        Map<String, String> codes = new HashMap<>();
        metric.values()
                .forEach((name, codings) -> codings.forEach(coding -> codes.putIfAbsent(Codings.key(coding), name)));
        return new ValueRule.CodedBy(Codings.of(cell, reading), Map.copyOf(codes), metric.openValues());
    }

    private boolean code(Node.Text node, Metric metric) {
        if (metric.values().containsKey(node.text())) {
            return true;
        }
        author.say(
                ProblemCode.C213_UNKNOWN_CODE,
                node.at(),
                "\"" + metric.name() + "\" has no code \"" + node.text() + "\"",
                Suggest.hint(node.text(), metric.values().keySet()).orElse(null));
        return false;
    }

    private ValueRule text(Node.Text node, Metric metric) {
        return metric.kind() == Metric.Kind.DATE
                ? new ValueRule.Date(times.date(node))
                : new ValueRule.Words(author.cells().expression(node));
    }

    private @Nullable ValueRule sampled(Fields fields, Metric metric) {
        UnitRule unit = units.unit(fields, UnitCompiler.Target.of(metric));
        boolean scaledTwice = fields.has("factor") && fields.has("divisor");
        if (!author.exactlyOne(fields, "sampled", "frequency", "period-millis")
                || unit == null
                || (scaledTwice && !author.exactlyOne(fields, "sampled", "factor", "divisor"))) {
            return null;
        }
        boolean isFrequency = fields.has("frequency");
        Cell samples = author.cells().expression(fields.textNode("samples").orElseThrow());
        Cell period = author.expression(fields, isFrequency ? "frequency" : "period-millis");
        Node.Text factor = fields.textNode("factor").orElse(null);
        boolean isCell = factor != null && Cells.isExpression(factor.text());
        BigDecimal constant = factor == null || isCell ? BigDecimal.ONE : Numbers.read(factor.text());
        if (constant == null) {
            author.say(ProblemCode.C105_WRONG_TYPE, fields.at("factor"), "\"factor\" must be a number or a cell", null);
            return null;
        }
        return new ValueRule.Series(
                new SampledRule(
                        samples,
                        Objects.requireNonNull(period),
                        isFrequency,
                        author.expression(fields, "divisor"),
                        isCell ? author.expression(fields, "factor") : null,
                        constant),
                unit);
    }
}
