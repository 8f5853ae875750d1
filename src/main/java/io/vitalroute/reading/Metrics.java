package io.vitalroute.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** The catalogue of metrics, immutable: what {@code mappings/metrics.yaml} says, in its order. */
public final class Metrics {
    private final Map<String, Metric> byName;

    private Metrics(Map<String, Metric> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** A catalogue of these. */
    public static Metrics of(Collection<Metric> metrics) {
        Map<String, Metric> byName = new LinkedHashMap<>();
        metrics.forEach(metric -> byName.put(metric.name(), metric));
        return new Metrics(byName);
    }

    /**
     * Reads a catalogue ({@link MetricSpec#FILE}).
     *
     * @param file the name for messages
     * @param problems takes every finding; the catalogue is to be used only where none was added
     * @return what could be read; entries with findings of their form are missing
     */
    public static Metrics read(String file, String text, List<Problem> problems) {
        Node root = YamlText.read(file, text, problems);
        if (root == null) {
            return of(List.of());
        }
        boolean wellFormed = MetricSpec.FILE.check(root, problems);
        Vocabulary vocabulary = Vocabulary.read(root);
        if (vocabulary == null) {
            return of(List.of());
        }
        List<Metric> metrics = new ArrayList<>();
        Map<String, Fields> entries = new LinkedHashMap<>();
        Fields.of(root).map("metrics").forEach((name, node) -> {
            if (wellFormed || MetricSpec.METRIC.check(node, new ArrayList<>())) {
                Fields entry = Fields.of(node);
                Metric metric = new MetricReader(vocabulary, problems).read(name, entry);
                new MetricChecks(metric, entry, problems).run();
                metrics.add(metric);
                entries.put(name, entry);
            }
        });
        Metrics catalogue = of(metrics);
        if (wellFormed) {
            new CatalogueChecks(catalogue, entries, problems).run();
        }
        return catalogue;
    }

    /** The metric of this name. */
    public Optional<Metric> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, in the order of the file. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** All metrics, in the order of the file. */
    public Collection<Metric> all() {
        return byName.values();
    }

    /** C121 for a name that is none, with the nearest one as a hint. */
    public Problem unknown(String name, Where where) {
        return Problem.of(ProblemCode.C121_UNKNOWN_NAME, where, "no metric is called \"" + name + "\"")
                .hint(Suggest.hint(name, names()).orElse("the metrics are listed in docs/metrics.md"));
    }
}
