package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;

/** Compiles the entries of {@code readings}. */
final class EntryCompiler {
    private static final String[] SERIES = {"in", "entries", "characters"};
    private static final List<String> FIXED = List.of("metric", "within", "in", "entries", "characters", "where");
    private final Author author;
    private final CommonCompiler commons;
    private final ValueCompiler values;
    private final CommonRule shared;
    private final boolean replaces;
    private final String source;

    EntryCompiler(Author author, TimeCompiler times, CommonCompiler commons, CommonRule shared, Fields root) {
        this.author = author;
        this.commons = commons;
        this.values = new ValueCompiler(author, times);
        this.shared = shared;
        this.replaces = root.has("replaces");
        this.source = root.node("accepts").orElse(null) instanceof Node.Fields accepts
                        && accepts.get("source") instanceof Node.Text named
                ? named.text()
                : "";
    }

    Entry compile(Fields entry) {
        allOrNone(entry);
        List<Level> levels = levels(entry);
        Level series = gathers(entry) && !levels.isEmpty() ? levels.remove(levels.size() - 1) : null;
        Cell where = author.expression(entry, "where");
        if (entry.node("metric").orElseThrow() instanceof Node.Text text && Cells.isExpression(text.text())) {
            Entry.Choice choice =
                    new CodingCompiler(author, source).compile(entry, text, one -> rules(one, null, levels, series));
            return new Entry(List.copyOf(levels), where, choice);
        }
        onlyWithCodings(entry);
        if (entry.node("metric").orElseThrow() instanceof Node.Text) {
            return new Entry(List.copyOf(levels), where, new Entry.Always(rules(entry, null, levels, series)));
        }
        Fields table = entry.fields("metric").orElseThrow();
        Cell from = author.cells().expression(table.textNode("from").orElseThrow());
        Map<String, List<ReadingRule>> rows = new LinkedHashMap<>();
        table.map("table").forEach((word, row) -> rows.put(word, rows(entry, row, levels, series)));
        return new Entry(List.copyOf(levels), where, new Entry.ByTable(from, Map.copyOf(rows)));
    }

    /** What is said of codings, in an entry that has none. */
    private void onlyWithCodings(Fields entry) {
        for (String key : Author.present(entry, "systems", "else")) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    entry.at(key),
                    "\"" + key + "\" without codings",
                    "it belongs to an entry whose metric is a cell that yields codings");
        }
    }

    /** Parts that say where they stand are gathered over the innermost series; one reading, not one per element. */
    private static boolean gathers(Fields entry) {
        return entry.map("parts").values().stream().anyMatch(EntryCompiler::hasWhere);
    }

    private static boolean hasWhere(Node part) {
        return part instanceof Node.Fields fields && (fields.get("where") != null || fields.get("coding") != null);
    }

    /** A part without a condition would be the first element, whatever that is. */
    private void allOrNone(Fields entry) {
        if (gathers(entry)) {
            entry.map("parts").values().stream()
                    .filter(part -> !hasWhere(part))
                    .forEach(part -> author.say(
                            ProblemCode.C108_CONFLICT,
                            part.at(),
                            "this part has no \"where\", and others have",
                            "all parts say where they stand, or none does"));
        }
    }

    private List<ReadingRule> rows(Fields entry, Node row, List<Level> levels, @Nullable Level series) {
        List<Node> rows = row instanceof Node.Items items ? items.items() : List.of(row);
        List<ReadingRule> rules = new ArrayList<>();
        rows.forEach(one -> rules.addAll(rules(merged(entry, one), one, levels, series)));
        return List.copyOf(rules);
    }

    /** The entry with what the row says instead. */
    private Fields merged(Fields entry, Node row) {
        Map<String, Node.Field> fields = new LinkedHashMap<>(entry.node().fields());
        fields.keySet().removeAll(FIXED);
        if (row instanceof Node.Fields own) {
            own.fields().forEach((key, field) -> {
                replace(fields, key);
                fields.put(key, field);
            });
        } else {
            fields.put("metric", new Node.Field("metric", row.at(), row));
        }
        return new Fields(new Node.Fields(fields, row.at()));
    }

    /** Of the forms of a value, and of a time, the row's takes the place of the entry's. */
    private static void replace(Map<String, Node.Field> fields, String key) {
        for (List<String> forms :
                List.of(List.of("value", "parts", "coded", "text", "sampled"), List.of("at", "during", "day"))) {
            if (forms.contains(key)) {
                fields.keySet().removeAll(forms);
            }
        }
    }

    private List<ReadingRule> rules(Fields reading, @Nullable Node row, List<Level> levels, @Nullable Level series) {
        if (row instanceof Node.Fields own) {
            inPlace(own);
        }
        if (!(reading.node("metric").orElse(null) instanceof Node.Text name)) {
            author.say(ProblemCode.C105_WRONG_TYPE, reading.at("metric"), "a row names one metric", null);
            return List.of();
        }
        Metric metric = author.metrics().byName(name.text()).orElse(null);
        if (metric == null) {
            author.problems().add(author.metrics().unknown(name.text(), name.at()));
            return List.of();
        }
        CommonRule common = commons.compile(reading);
        new TimeCheck(author, shared).check(reading, metric, common);
        ReplacesRule.check(author, replaces, reading);
        ValueRule value = values.value(reading, metric, series);
        Cell where = row == null ? null : author.expression(reading, "where");
        List<Program.Reason> skips = author.reasons(reading, "skip");
        return value == null
                ? List.of()
                : List.of(new ReadingRule(
                        metric, where, skips, value, common, reading.flag("stays", false), !levels.isEmpty()));
    }

    /** A row cannot walk another series than its entry: the look-up stands in the innermost one. */
    private void inPlace(Node.Fields row) {
        if (gathers(new Fields(row))) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    row.at(),
                    "parts with \"where\" do not belong into a row",
                    "make it an entry of its own, with where");
        }
        for (String key : List.of("within", "in", "entries", "characters")) {
            Node.Field field = row.fields().get(key);
            if (field != null) {
                author.problems()
                        .add(Problem.of(
                                        ProblemCode.C108_CONFLICT,
                                        field.at(),
                                        "\"" + key + "\" does not belong into a row")
                                .hint("make it an entry of its own, with where"));
            }
        }
    }

    private List<Level> levels(Fields entry) {
        List<Level> levels = new ArrayList<>();
        entry.fields("within").ifPresent(around -> around(around, levels));
        level(entry, null, levels);
        return levels;
    }

    private void around(Fields fields, List<Level> levels) {
        fields.fields("within").ifPresent(outer -> around(outer, levels));
        if (author.exactlyOne(fields, "within", SERIES)) {
            level(fields, author.expression(fields, "where"), levels);
        }
    }

    private void level(Fields fields, @Nullable Cell where, List<Level> levels) {
        List<String> keys = Author.present(fields, SERIES);
        if (keys.size() > 1) {
            author.exactlyOne(fields, "a reading", SERIES);
        }
        keys.stream().findFirst().ifPresent(key -> {
            Level.Kind kind = Level.Kind.valueOf(key.toUpperCase(Locale.ROOT));
            fields.textNode(key)
                    .ifPresent(path -> levels.add(new Level(author.cells().path(path), kind, where)));
        });
    }
}
