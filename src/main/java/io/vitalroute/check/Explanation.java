package io.vitalroute.check;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.vitalroute.identity.Canonical;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.MappedItem;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingSink;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/**
 * What a mapping makes of a payload, item by item, in words: how each ended and why, its readings with their values, its
 * problems, and counts at the end. For the eyes of who asked; it holds patient data.
 */
public final class Explanation implements MappingSink {
    private final Canonical canonical;
    private final Consumer<String> lines;
    private final Map<MappedItem.End, Integer> ends = new EnumMap<>(MappedItem.End.class);
    private final Map<String, Integer> reasons = new LinkedHashMap<>();
    private int readings;
    private int problems;

    private Explanation(Canonical canonical, Consumer<String> lines) {
        this.canonical = canonical;
        this.lines = lines;
    }

    /** Explains a payload, line by line as it is read. */
    public static void write(
            Mapping mapping, Metrics metrics, Payload payload, MapContext context, Consumer<String> lines)
            throws IOException {
        Canonical canonical = new Canonical(name -> metrics.byName(name).orElseThrow());
        Explanation explanation = new Explanation(canonical, lines);
        lines.accept(mapping + " accepts " + mapping.source() + "/" + mapping.stream() + "; the payload has "
                + payload.body().length() + " bytes");
        mapping.map(payload, context, explanation);
        explanation.summary();
    }

    @Override
    public boolean item(MappedItem item) {
        ends.merge(item.end(), 1, Integer::sum);
        String reason = item.reason();
        if (reason != null) {
            reasons.merge(reason, 1, Integer::sum);
        }
        String pointer = item.pointer().isEmpty() ? "(the whole payload)" : item.pointer();
        lines.accept(pointer + "  " + word(item.end()) + (reason == null ? "" : ": " + reason));
        item.readings().forEach(this::reading);
        item.problems().forEach(this::problem);
        return true;
    }

    @Override
    public void unreadable(Problem problem) {
        lines.accept("the payload cannot be read" + (ends.isEmpty() ? "" : " beyond here"));
        problem(problem);
    }

    private void reading(Reading reading) {
        readings++;
        Canonical.Form form = canonical.of(reading);
        String asSent = Said.value(reading.value());
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "    %-28s %-24s %s", reading.metric().name(), asSent, Said.time(reading.time())));
        if (form instanceof Canonical.Form.Fine fine) {
            String canonicalValue = Said.value(fine.reading().value());
            if (!canonicalValue.equals(asSent)) {
                line.append("  = ").append(canonicalValue);
            }
        }
        lines.accept(line.append("  ").append(Said.origin(reading)).toString());
        if (form instanceof Canonical.Form.Invalid invalid) {
            problem(invalid.problem());
        }
    }

    private void problem(Problem problem) {
        problems++;
        String path = problem.where().path();
        lines.accept("    " + problem.code().id() + " " + problem.message() + (path.isEmpty() ? "" : " at " + path));
        if (problem.hint() != null) {
            lines.accept("         hint: " + problem.hint());
        }
    }

    private void summary() {
        StringBuilder line = new StringBuilder();
        int items = ends.values().stream().mapToInt(Integer::intValue).sum();
        line.append(items).append(items == 1 ? " item" : " items");
        ends.forEach((end, count) -> line.append(", ").append(count).append(' ').append(word(end)));
        if (!reasons.isEmpty()) {
            line.append(' ').append(reasons);
        }
        lines.accept("");
        lines.accept(line.append("; ")
                .append(readings)
                .append(readings == 1 ? " reading, " : " readings, ")
                .append(problems)
                .append(problems == 1 ? " problem" : " problems")
                .toString());
    }

    private static String word(MappedItem.End end) {
        return end.name().toLowerCase(Locale.ROOT);
    }
}
