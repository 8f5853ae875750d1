package io.vitalroute.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;

/** Which vendor's payloads give which metric, as the mapping files say. */
public final class Matrix {
    private final List<String> sources;
    private final Map<String, Map<String, List<String>>> streams = new LinkedHashMap<>();

    private Matrix(Mappings mappings, Metrics metrics) {
        sources = mappings.all().stream()
                .map(Mapping::source)
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), ArrayList::new));
        metrics.names().forEach(name -> streams.put(name, new LinkedHashMap<>()));
        for (Mapping mapping : mappings.all()) {
            for (Metric metric : mapping.metrics()) {
                streams.computeIfAbsent(metric.name(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(mapping.source(), source -> new ArrayList<>())
                        .add(mapping.stream());
            }
        }
        streams.values().removeIf(Map::isEmpty);
    }

    /** A table in Markdown: a row for each metric in the catalogue's order, a column for each vendor, streams in cells. */
    public static String markdown(Mappings mappings, Metrics metrics) {
        return new Matrix(mappings, metrics).table(names -> String.join(", ", names));
    }

    /** The same table with marks in place of the streams' names. */
    public static String marks(Mappings mappings, Metrics metrics) {
        return new Matrix(mappings, metrics).table(names -> "✓");
    }

    private String table(Function<List<String>, String> cell) {
        StringBuilder out = new StringBuilder("| metric | ")
                .append(String.join(" | ", sources))
                .append(" |\n");
        out.append("| --- |").append(" --- |".repeat(sources.size())).append('\n');
        streams.forEach((metric, bySource) -> {
            out.append("| ").append(metric).append(" |");
            for (String source : sources) {
                List<String> names = bySource.getOrDefault(source, List.of());
                out.append(names.isEmpty() ? " |" : " " + cell.apply(names) + " |");
            }
            out.append('\n');
        });
        return out.toString();
    }
}
