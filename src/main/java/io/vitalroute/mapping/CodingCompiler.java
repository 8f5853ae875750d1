package io.vitalroute.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;

/**
 * Compiles an entry whose metric is chosen by codings: as if it stood there once for each metric of the catalogue that it can
 * say, with the form of value and of time that this metric takes.
 */
final class CodingCompiler {
    private static final List<String> TIMES = List.of("at", "during", "day");

    private final Author author;
    private final String source;

    CodingCompiler(Author author, String source) {
        this.author = author;
        this.source = source;
    }

    /** @param rules makes the rules of the entry for one metric */
    Entry.Choice compile(Fields entry, Node.Text codings, Function<Fields, List<ReadingRule>> rules) {
        List<Metric> catalogue = author.metrics().all().stream()
                .filter(metric -> metric.comesFrom(source))
                .toList();
        CodingIndex index = new CodingIndex(catalogue);
        if (Author.present(entry, "at", "during", "day").isEmpty()) {
            author.say(
                    ProblemCode.C212_NO_TIME,
                    entry.node().at(),
                    "metrics by their codes, and no time",
                    "say at, during and day here: each metric takes the one that it has");
            return new Entry.Always(List.of());
        }
        for (Metric metric : catalogue) {
            Fields fitted = fitted(entry, metric);
            if (fitted != null) {
                rules.apply(fitted).forEach(index::add);
            }
        }
        return new Entry.ByCoding(Codings.of(author.cells().expression(codings), entry), index, entry.text("else"));
    }

    /** The entry as this metric takes it; null where it says nothing that the metric takes. */
    private static @Nullable Fields fitted(Fields entry, Metric metric) {
        List<String> forms = ValueCompiler.forms(metric);
        String form = forms.stream().filter(entry::has).findFirst().orElse(null);
        List<String> times = times(entry, metric);
        if (form == null || times.isEmpty()) {
            return null;
        }
        Map<String, Node.Field> fields = new LinkedHashMap<>(entry.node().fields());
        fields.keySet().removeIf(key -> ValueCompiler.FORMS.contains(key) && !key.equals(form));
        fields.keySet().removeIf(key -> TIMES.contains(key) && !times.contains(key));
        Node.Text name = new Node.Text(metric.name(), false, entry.at("metric"));
        fields.put("metric", new Node.Field("metric", name.at(), name));
        return new Fields(new Node.Fields(fields, entry.node().at()));
    }

    /** Of several times the longest that the metric takes; a day beside it where the metric takes any. */
    private static List<String> times(Fields entry, Metric metric) {
        List<String> fitting =
                TimeCheck.forms(metric).stream().filter(entry::has).toList();
        return fitting.contains("during")
                ? fitting.stream().filter(key -> !key.equals("at")).toList()
                : fitting;
    }
}
