package io.vitalroute.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Device;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin;

/** The order of sources, immutable: what {@code mappings/sources.yaml} says. */
public final class Sources {
    /** The name of the file, which lies beside the catalogue of metrics. */
    public static final String FILE = "sources.yaml";

    /** Nothing is ever the same as something else. */
    public static final Sources NONE = new Sources(List.of(), null, Map.of());

    private final List<Path> paths;
    private final @Nullable SourceRule usual;
    private final Map<String, SourceRule> byMetric;

    Sources(List<Path> paths, @Nullable SourceRule usual, Map<String, SourceRule> byMetric) {
        this.paths = List.copyOf(paths);
        this.usual = usual;
        this.byMetric = Map.copyOf(byMetric);
    }

    /**
     * Reads a file ({@link SourceSpec#FILE}).
     *
     * @param file the name for messages
     * @param known the sources that there are
     * @param problems takes every finding; the order is to be used only where none was added
     */
    public static Sources read(
            String file, String text, Metrics metrics, Collection<String> known, List<Problem> problems) {
        Node root = YamlText.read(file, text, problems);
        if (root == null || !SourceSpec.FILE.check(root, problems)) {
            return NONE;
        }
        return new SourceReader(metrics, known, problems).read(root);
    }

    /** The rule of a metric; null where nothing of it is ever the same. */
    public @Nullable SourceRule rule(Metric metric) {
        SourceRule rule = byMetric.getOrDefault(metric.name(), usual);
        return rule == null || rule.same() == SourceRule.Same.NEVER ? null : rule;
    }

    /** The named path on which a reading came, the first that fits; null where none does. */
    public @Nullable String path(Origin origin) {
        for (Path path : paths) {
            if (path.fits(origin)) {
                return path.name;
            }
        }
        return null;
    }

    /** A named path: a maker among those that a source tells of. */
    record Path(String name, List<String> sources, List<Pattern> makers) {
        /** Words with stars as a pattern. */
        static Pattern pattern(String words) {
            String quoted =
                    Stream.of(words.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        }

        boolean fits(Origin origin) {
            Device device = origin.device();
            return device != null
                    && sources.contains(origin.source())
                    && Stream.of(device.name(), device.manufacturer(), device.model())
                            .filter(Objects::nonNull)
                            .anyMatch(word -> makers.stream()
                                    .anyMatch(maker -> maker.matcher(word).matches()));
        }
    }
}
