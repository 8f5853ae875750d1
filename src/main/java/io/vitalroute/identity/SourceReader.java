package io.vitalroute.identity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Durations;
import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.identity.SourceRule.Same;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;

/** Reads an order of sources whose form has been checked; what its names refer to is checked here. */
final class SourceReader {
    private static final Duration COPY = Duration.ofSeconds(60);

    /** The ledger calls so what we make ourselves. */
    private static final String RESERVED = "summary";

    private final Metrics metrics;
    private final Collection<String> known;
    private final List<Problem> problems;
    private final Map<String, Sources.Path> paths = new LinkedHashMap<>();

    SourceReader(Metrics metrics, Collection<String> known, List<Problem> problems) {
        this.metrics = metrics;
        this.known = known;
        this.problems = problems;
    }

    Sources read(Node root) {
        Fields file = Fields.of(root);
        file.map("paths").forEach((name, node) -> path(name, Fields.of(node)));
        SourceRule usual = rule(file, null);
        Map<String, SourceRule> byMetric = new HashMap<>();
        file.map("groups").forEach((name, node) -> {
            Fields group = Fields.of(node);
            SourceRule rule = rule(group, usual);
            group.items("metrics").forEach(metric -> member((Node.Text) metric, rule, byMetric));
        });
        return file.flag("enabled", true) ? new Sources(List.copyOf(paths.values()), usual, byMetric) : Sources.NONE;
    }

    private void path(String name, Fields path) {
        path.items("source").forEach(source -> source((Node.Text) source, known));
        if (known.contains(name) || name.equals(RESERVED)) {
            problems.add(Problem.of(ProblemCode.C108_CONFLICT, path.node().at(), "a path cannot be called " + name)
                    .hint("it is the name of a source, or stands for what we make ourselves"));
        }
        paths.put(
                name,
                new Sources.Path(
                        name,
                        path.texts("source"),
                        path.texts("maker").stream().map(Sources.Path::pattern).toList()));
    }

    private void source(Node.Text name, Collection<String> names) {
        if (!names.contains(name.text())) {
            problems.add(Problem.of(
                            ProblemCode.C121_UNKNOWN_NAME,
                            name.at(),
                            "no mapping accepts a source called \"" + name.text() + "\"")
                    .hint(Suggest.hint(name.text(), List.copyOf(names)).orElse("vitalroute matrix lists the sources")));
        }
    }

    private void member(Node.Text name, SourceRule rule, Map<String, SourceRule> byMetric) {
        if (metrics.byName(name.text()).isEmpty()) {
            List<String> names = metrics.all().stream().map(Metric::name).toList();
            problems.add(
                    Problem.of(ProblemCode.C121_UNKNOWN_NAME, name.at(), "no metric is called \"" + name.text() + "\"")
                            .hint(Suggest.hint(name.text(), names).orElse("docs/metrics.md lists them")));
        } else if (byMetric.putIfAbsent(name.text(), rule) != null) {
            problems.add(Problem.of(ProblemCode.C108_CONFLICT, name.at(), "\"" + name.text() + "\" is in two groups")
                    .hint("a metric goes by one rule"));
        }
    }

    /** A rule; what it does not say is taken from the usual one. */
    private SourceRule rule(Fields fields, @Nullable SourceRule usual) {
        Same same = fields.textNode("same")
                .map(node -> Same.valueOf(node.text().toUpperCase(Locale.ROOT)))
                .orElse(usual == null ? Same.COPY : usual.same());
        BigDecimal differ = fields.decimal("differ");
        List<String> order = fields.has("order") ? order(fields) : usual == null ? List.of() : usual.order();
        return new SourceRule(
                same,
                within(fields, same, usual),
                differ != null || usual == null ? differ : usual.differ(),
                order,
                several(order));
    }

    private Duration within(Fields fields, Same same, @Nullable SourceRule usual) {
        Duration otherwise = same == Same.TIME ? Duration.ZERO : COPY;
        if (!fields.has("within")) {
            return usual != null && usual.same() == same ? usual.within() : otherwise;
        }
        String text = fields.need("within");
        return Durations.parse(text).orElseGet(() -> {
            problems.add(
                    Problem.of(ProblemCode.C105_WRONG_TYPE, fields.at("within"), "\"within\" must be " + Durations.FORM)
                            .hint("such as within: 60s"));
            return otherwise;
        });
    }

    private List<String> order(Fields fields) {
        Set<String> names = new LinkedHashSet<>(known);
        names.addAll(paths.keySet());
        Set<String> order = new LinkedHashSet<>();
        for (Node item : fields.items("order")) {
            Node.Text name = (Node.Text) item;
            source(name, names);
            if (!order.add(name.text())) {
                problems.add(Problem.of(ProblemCode.C108_CONFLICT, name.at(), "listed twice: " + name.text())
                        .hint("a name has one place in an order"));
            }
        }
        return List.copyOf(order);
    }

    private List<String> several(List<String> order) {
        List<String> all = new ArrayList<>();
        order.forEach(name -> {
            Sources.Path path = paths.get(name);
            all.addAll(path == null ? List.of(name) : path.sources());
        });
        return all.stream()
                .filter(source -> all.indexOf(source) != all.lastIndexOf(source))
                .distinct()
                .toList();
    }
}
