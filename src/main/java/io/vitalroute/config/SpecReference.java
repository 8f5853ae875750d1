package io.vitalroute.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reference page of a kind of file, in Markdown: one table for each map, in the order in which they are met. */
public final class SpecReference {
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Deque<Spec> waiting = new ArrayDeque<>();

    private SpecReference() {}

    /** The page of a spec and all that it refers to. Two specs of one name are taken for the same. */
    public static String markdown(Spec root) {
        SpecReference reference = new SpecReference();
        reference.waiting.add(root);
        while (!reference.waiting.isEmpty()) {
            reference.section(reference.waiting.poll());
        }
        return String.join("\n", reference.sections.values());
    }

    private void section(Spec spec) {
        if (sections.containsKey(spec.name())) {
            return;
        }
        StringBuilder text = new StringBuilder("## ").append(spec.name()).append("\n\n");
        if (!spec.doc().isEmpty()) {
            text.append(spec.doc()).append("\n\n");
        }
        text.append("| key | what stands there | what it means |\n| --- | --- | --- |\n");
        spec.keys().forEach(key -> text.append(row(key)));
        sections.put(spec.name(), text.toString());
        spec.keys().forEach(key -> refer(key.shape()));
    }

    private static String row(Spec.Key key) {
        String name = "`" + key.name() + "`" + (key.required() ? " (needed)" : "");
        String example = key.example() == null ? "" : "<br>`" + key.name() + ": " + key.example() + "`";
        return "| " + name + " | " + escaped(words(key.shape())) + " | " + escaped(key.doc() + example) + " |\n";
    }

    /** A bar ends a cell of a table, in code as well. */
    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static String words(Shape shape) {
        if (shape instanceof Shape.Of of) {
            String name = of.spec().get().name();
            return "[" + name + "](#" + name.replace(' ', '-') + ")";
        }
        if (shape instanceof Shape.Either either) {
            return words(either.text()) + ", or " + words(either.structure());
        }
        if (shape instanceof Shape.ListOf list) {
            return list.bare() ? words(list.item()) + ", or a list" : "a list of " + words(list.item());
        }
        if (shape instanceof Shape.MapOf map) {
            return "a map from " + map.keys() + " to " + words(map.value());
        }
        if (shape instanceof Shape.Cell cell) {
            return "cell: " + cell.what();
        }
        return Spec.said(shape);
    }

    private void refer(Shape shape) {
        if (shape instanceof Shape.Of of) {
            waiting.add(of.spec().get());
        } else if (shape instanceof Shape.Either either) {
            refer(either.text());
            refer(either.structure());
        } else if (shape instanceof Shape.ListOf list) {
            refer(list.item());
        } else if (shape instanceof Shape.MapOf map) {
            refer(map.value());
        }
    }
}
