package io.vitalroute.reading;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Metric.Verified;
import io.vitalroute.unit.Units;

/** What the form of one entry cannot say: names, units, bounds, and which keys go with which kind. */
final class MetricChecks {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> STATISTICS = List.of("mean", "min", "max", "sum");

    private final Metric metric;
    private final Fields entry;
    private final List<Problem> problems;
    private final StandardChecks standards;

    MetricChecks(Metric metric, Fields entry, List<Problem> problems) {
        this.metric = metric;
        this.entry = entry;
        this.problems = problems;
        this.standards = new StandardChecks(metric, entry, problems);
    }

    void run() {
        names();
        kind();
        unit(entry, metric.unit());
        bounds(entry, metric.plausible());
        entry.map("parts").forEach((name, node) -> part(Fields.of(node), name));
        entry.map("values").forEach((code, node) -> value(Fields.of(node), code));
        metric.variants()
                .keySet()
                .forEach(unit -> Units.check(unit, entry.at("variants")).ifPresent(problems::add));
        metric.summary().keySet().forEach(this::statistic);
        verified();
        standards.run();
    }

    private void names() {
        name(metric.name());
        metric.vendors().keySet().forEach(this::name);
        metric.parts().keySet().forEach(this::name);
        metric.values().keySet().forEach(this::name);
    }

    private void name(String name) {
        if (!NAME.matcher(name).matches()) {
            problems.add(Problem.of(
                            ProblemCode.C109_NAME, entry.node().at(), "\"" + name + "\" is not written in kebab-case")
                    .hint("such as resting-heart-rate"));
        }
    }

    /** Which keys must and which may not stand beside the kind. */
    private void kind() {
        boolean measured = metric.kind() == Kind.QUANTITY || metric.kind() == Kind.SAMPLED;
        demand(measured, "unit");
        demand(measured, "unit-text");
        demand(metric.kind() == Kind.COMPONENTS, "parts");
        demand(metric.kind() == Kind.CODED, "values");
        if (!measured && entry.has("plausible")) {
            conflict("plausible", "bounds belong to a quantity or to a part");
        }
        if (metric.openValues() && metric.kind() != Kind.CODED) {
            conflict("open-values", "only a coded metric has values");
        }
        if (metric.dense() && metric.kind() == Kind.SAMPLED) {
            conflict("dense", "a sampled metric is a series by itself");
        }
    }

    private void demand(boolean wanted, String key) {
        if (wanted && !entry.has(key)) {
            add(entry, key, ProblemCode.C104_MISSING_KEY, "this kind of metric needs \"" + key + "\"");
        } else if (!wanted && entry.has(key)) {
            conflict(key, "this kind of metric has no \"" + key + "\"");
        }
    }

    private void part(Fields part, String name) {
        Metric.Part read = metric.parts().get(name);
        if (read != null) {
            unit(part, read.unit());
            bounds(part, read.plausible());
            standards.codes(read.codes(), part);
            standards.mdc(read.mdc(), part);
        }
    }

    private void value(Fields value, String code) {
        standards.codes(metric.values().getOrDefault(code, List.of()), value);
    }

    private void unit(Fields owner, @Nullable String unit) {
        if (unit != null) {
            Units.check(unit, owner.at("unit")).ifPresent(problems::add);
        }
    }

    private void bounds(Fields owner, @Nullable Bounds bounds) {
        if (bounds != null && bounds.min().compareTo(bounds.max()) >= 0) {
            add(owner, "plausible", ProblemCode.C108_CONFLICT, "min must be less than max");
        }
    }

    private void statistic(String name) {
        if (!STATISTICS.contains(name)) {
            problems.add(Vocabulary.unknown("statistic", name, STATISTICS, entry.at("summary")));
        }
    }

    private void verified() {
        boolean standard = entry.has("codes") || metric.mdc() != null;
        if (metric.verified() != Verified.LOCAL && !standard) {
            conflict("verified", "without a standard code it can only be local");
        }
        if (!metric.vendors().isEmpty() && entry.has("codes")) {
            conflict("vendors", "a vendor's score has no standard code");
        }
    }

    private void conflict(String key, String message) {
        add(entry, key, ProblemCode.C108_CONFLICT, message);
    }

    private void add(Fields owner, String key, ProblemCode code, String message) {
        problems.add(Problem.of(code, owner.at(key), metric.name() + ": " + message));
    }
}
