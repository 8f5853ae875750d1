package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;
import io.vitalroute.unit.Units;

/** Compiles units, and finds those in which a metric cannot be said. */
final class UnitCompiler {
    private final Author author;

    UnitCompiler(Author author) {
        this.author = author;
    }

    /**
     * What a number must be convertible into.
     *
     * @param what the metric or part, for messages
     */
    record Target(
            String what, @Nullable String unit, @Nullable BigDecimal molarMass, Map<String, String> variants) {
        static Target of(Metric metric) {
            return new Target(metric.name(), metric.unit(), metric.molarMass(), metric.variants());
        }

        static Target of(Metric metric, Metric.Part part) {
            return new Target(metric.name() + " " + part.name(), part.unit(), metric.molarMass(), Map.of());
        }

        boolean takes(String code) {
            return unit == null
                    ? Units.isUnit(code)
                    : code.equals(unit) || variants.containsKey(code) || Units.commensurable(code, unit, molarMass);
        }
    }

    /** The unit that the fields say for a target, or null where there is none or it is wrong. */
    @Nullable
    UnitRule unit(Fields fields, Target target) {
        Node node = fields.node("unit").orElse(null);
        if (node == null) {
            author.say(
                    ProblemCode.C104_MISSING_KEY,
                    fields.node().at(),
                    "no unit for " + target.what,
                    target.unit == null
                            ? null
                            : "in what does the vendor send it? The metric's own unit is " + target.unit);
            return null;
        }
        if (node instanceof Node.Text text) {
            return suits(text, target) ? new UnitRule.Constant(text.text()) : null;
        }
        return named(Fields.of(node), target);
    }

    /** A unit that stands on its own, as of samples. */
    boolean suits(Node.Text node, Target target) {
        Optional<Problem> unknown = Units.check(node.text(), node.at());
        if (unknown.isPresent()) {
            author.problems().add(unknown.get());
            return false;
        }
        if (!target.takes(node.text())) {
            author.problems()
                    .add(Units.notCommensurable(node.text(), String.valueOf(target.unit), node.at())
                            .hint(target.what + " is told in " + target.unit));
            return false;
        }
        return true;
    }

    private @Nullable UnitRule named(Fields fields, Target target) {
        Map<String, String> table = fields.has("table") ? Tables.table(fields) : null;
        boolean known = true;
        for (Node unit : fields.map("table").values()) {
            Optional<Problem> problem = Units.check(((Node.Text) unit).text(), unit.at());
            problem.ifPresent(author.problems()::add);
            known &= problem.isEmpty();
        }
        Set<String> suiting = suiting(table, target);
        boolean open = fields.has("else");
        if (open && table == null) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    fields.at("else"),
                    "\"else\" without \"table\"",
                    "without a table every word is UCUM itself");
        }
        if (known && table != null && !open && suiting.isEmpty()) {
            author.say(
                    ProblemCode.U102_NOT_COMMENSURABLE,
                    fields.at("table"),
                    "none of these units suits " + target.what,
                    target.what + " is told in " + target.unit);
        }
        return new UnitRule.Named(
                author.cells().expression(fields.textNode("from").orElseThrow()),
                table,
                open,
                table == null || open ? target::takes : suiting::contains);
    }

    private static Set<String> suiting(@Nullable Map<String, String> table, Target target) {
        return table == null
                ? Set.of()
                : table.values().stream().filter(target::takes).collect(Collectors.toUnmodifiableSet());
    }
}
