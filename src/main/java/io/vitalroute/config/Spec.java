package io.vitalroute.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/**
 * The keys of one kind of map in a file, declared once. From it come the checks, the reference page and the JSON Schema.
 *
 * @param name what it is called in the reference
 * @param doc what it says, one or two sentences
 * @param keys the known keys in the order of the reference
 */
public record Spec(String name, String doc, List<Key> keys) {

    /**
     * One known key.
     *
     * @param name as written, or in angle brackets what stands in its place: {@code <part>} takes any key that is not known
     * @param doc what it means to the author
     * @param example a cell, a word or a short flow value, as it would stand in a file; null where the shape says it
     */
    public record Key(
            String name,
            Shape shape,
            boolean required,
            String doc,
            @Nullable String example) {
        /** Whether it takes any name. */
        public boolean isAny() {
            return name.startsWith("<");
        }
    }

    /** A spec without keys yet. */
    public static Spec named(String name, String doc) {
        return new Spec(name, doc, List.of());
    }

    /** This spec with a key that must be there. */
    public Spec need(String key, Shape shape, String doc, @Nullable String example) {
        return with(new Key(key, shape, true, doc, example));
    }

    /** This spec with a key that may be there. */
    public Spec may(String key, Shape shape, String doc, @Nullable String example) {
        return with(new Key(key, shape, false, doc, example));
    }

    /** This spec with the keys of another one, for forms that share some. */
    public Spec also(Spec other) {
        List<Key> all = new ArrayList<>(keys);
        all.addAll(other.keys);
        return new Spec(name, doc, List.copyOf(all));
    }

    private Spec with(Key key) {
        List<Key> all = new ArrayList<>(keys);
        all.add(key);
        return new Spec(name, doc, List.copyOf(all));
    }

    /** The key of that name, else the one that takes any name, else null. */
    @Nullable
    Key find(String key) {
        Key any = null;
        for (Key known : keys) {
            if (known.name.equals(key)) {
                return known;
            }
            any = known.isAny() ? known : any;
        }
        return any;
    }

    /** Checks a node against this spec, deeply, and adds every finding. True where nothing was found. */
    public boolean check(Node node, List<Problem> problems) {
        int before = problems.size();
        new Check(problems).fields(this, node, name);
        return problems.size() == before;
    }

    /** The walk over nodes and shapes side by side. */
    private record Check(List<Problem> problems) {

        void fields(Spec spec, Node node, String what) {
            if (!(node instanceof Node.Fields map)) {
                wrong(node, what + " must be a map of keys, not a " + node.kind());
                return;
            }
            List<String> known = spec.keys.stream().map(Key::name).toList();
            for (Node.Field field : map.fields().values()) {
                Key key = spec.find(field.key());
                if (key == null) {
                    problems.add(Problem.of(
                                    ProblemCode.C103_UNKNOWN_KEY,
                                    field.at(),
                                    "unknown key \"" + field.key() + "\" in " + spec.name)
                            .hint(Suggest.hint(field.key(), known).orElse(null)));
                } else {
                    shape(key.shape, field.value(), "\"" + key.name + "\"");
                }
            }
            for (Key key : spec.keys) {
                if (key.required && !map.fields().containsKey(key.name)) {
                    problems.add(Problem.of(
                                    ProblemCode.C104_MISSING_KEY,
                                    node.at(),
                                    spec.name + " needs \"" + key.name + "\": " + key.doc)
                            .hint(key.example == null ? null : "such as " + key.name + ": " + key.example));
                }
            }
        }

        void shape(Shape shape, Node node, String what) {
            if (shape instanceof Shape.Any) {
                return;
            }
            if (shape instanceof Shape.Either either) {
                shape(node instanceof Node.Text ? either.text() : either.structure(), node, what);
            } else if (shape instanceof Shape.Of of) {
                fields(of.spec().get(), node, what);
            } else if (shape instanceof Shape.ListOf list) {
                list(list, node, what);
            } else if (shape instanceof Shape.MapOf map) {
                map(map, node, what);
            } else if (node instanceof Node.Text text) {
                text(shape, text, what);
            } else {
                wrong(node, what + " must be " + said(shape) + ", not a " + node.kind());
            }
        }

        private void list(Shape.ListOf list, Node node, String what) {
            if (node instanceof Node.Items items) {
                if (items.items().isEmpty()) {
                    problems.add(Problem.of(ProblemCode.C107_EMPTY, node.at(), what + " is an empty list"));
                }
                items.items().forEach(item -> shape(list.item(), item, "an item of " + what));
            } else if (list.bare()) {
                shape(list.item(), node, what);
            } else {
                wrong(node, what + " must be a list, not a " + node.kind());
            }
        }

        private void map(Shape.MapOf map, Node node, String what) {
            if (!(node instanceof Node.Fields fields)) {
                wrong(node, what + " must be a map from " + map.keys() + ", not a " + node.kind());
                return;
            }
            if (fields.fields().isEmpty()) {
                problems.add(Problem.of(ProblemCode.C107_EMPTY, node.at(), what + " is an empty map"));
            }
            fields.fields().values().forEach(f -> shape(map.value(), f.value(), what + " of \"" + f.key() + "\""));
        }

        private void text(Shape shape, Node.Text text, String what) {
            if (text.isNull()) {
                problems.add(Problem.of(ProblemCode.C107_EMPTY, text.at(), what + " has no value")
                        .hint("it must be " + said(shape)));
            } else if (shape instanceof Shape.Choice choice) {
                if (!choice.words().contains(text.text())) {
                    problems.add(Problem.of(
                                    ProblemCode.C106_NOT_A_CHOICE,
                                    text.at(),
                                    what + " cannot be \"" + text.text() + "\"")
                            .hint(Suggest.nearest(text.text(), choice.words())
                                    .map(w -> "did you mean \"" + w + "\"?")
                                    .orElse("one of: " + String.join(", ", choice.words()))));
                }
            } else if (!fits(shape, text.text())) {
                wrong(text, what + " must be " + said(shape));
            }
        }

        private static boolean fits(Shape shape, String text) {
            try {
                if (shape instanceof Shape.Int range) {
                    long value = Long.parseLong(text);
                    return value >= range.min() && value <= range.max();
                }
                if (shape instanceof Shape.Decimal) {
                    return new BigDecimal(text).precision() > 0;
                }
                return !(shape instanceof Shape.Flag) || text.equals("true") || text.equals("false");
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private void wrong(Node node, String message) {
            problems.add(Problem.of(ProblemCode.C105_WRONG_TYPE, node.at(), message));
        }
    }

    /** A shape in words: "a whole number from 1 to 9". */
    static String said(Shape shape) {
        if (shape instanceof Shape.Words words) {
            return words.what();
        }
        if (shape instanceof Shape.Cell cell) {
            return "a cell: " + cell.what();
        }
        if (shape instanceof Shape.Any any) {
            return any.what();
        }
        if (shape instanceof Shape.Int range) {
            return "a whole number from " + range.min() + " to " + range.max();
        }
        if (shape instanceof Shape.Decimal) {
            return "a decimal number";
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        if (shape instanceof Shape.Choice choice) {
            return "one of " + String.join(", ", choice.words());
        }
        if (shape instanceof Shape.ListOf list) {
            return "a list of " + said(list.item());
        }
        if (shape instanceof Shape.MapOf map) {
            return "a map from " + map.keys() + " to " + said(map.value());
        }
        if (shape instanceof Shape.Either either) {
            return said(either.text()) + ", or " + said(either.structure());
        }
        return ((Shape.Of) shape).spec().get().name();
    }
}
