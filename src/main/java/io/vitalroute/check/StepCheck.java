package io.vitalroute.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.tooling.model.EipModel;
import org.apache.camel.tooling.model.EipModel.EipOptionModel;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/** The steps of routes: known to Camel, in the explicit form, and with the keys that Camel knows. */
record StepCheck(RouteIndex index, CamelWords words) {
    private static final Set<String> OUTPUTS = Set.of("outputs", "input");
    private static final Set<String> ENDPOINTS = Set.of("to", "toD", "wireTap", "poll");

    void from(Node.Fields from, List<Problem> found) {
        fields("from", from, Set.of("parameters", "steps"), found);
        new EndpointCheck(index, words).run(from, true, found);
        if (from.get("steps") == null) {
            found.add(Problem.of(ProblemCode.C104_MISSING_KEY, from.at(), "\"from\" needs \"steps\"")
                    .hint("what happens to what comes in"));
        }
    }

    private void steps(Node node, List<Problem> found) {
        if (!(node instanceof Node.Items items)) {
            found.add(Problem.of(
                    ProblemCode.C105_WRONG_TYPE, node.at(), "\"steps\" must be a list, not a " + node.kind()));
            return;
        }
        if (items.items().isEmpty()) {
            found.add(Problem.of(ProblemCode.C107_EMPTY, node.at(), "\"steps\" is an empty list"));
        }
        for (Node item : items.items()) {
            if (item instanceof Node.Fields fields) {
                fields.fields().values().forEach(field -> step(field, found));
            } else {
                found.add(Problem.of(ProblemCode.C303_FORM, item.at(), "a step must be a map")
                        .hint("such as - to: {uri: direct:keep}"));
            }
        }
    }

    private void step(Node.Field field, List<Problem> found) {
        String name = field.key();
        if (!words.stepNames().contains(name)) {
            found.add(Problem.of(ProblemCode.C103_UNKNOWN_KEY, field.at(), "Camel has no step \"" + name + "\"")
                    .hint(Suggest.hint(name, words.stepNames()).orElse(null)));
        } else if (Forbidden.STEPS.containsKey(name)) {
            found.add(Problem.of(ProblemCode.C301_SCRIPT, field.at(), "\"" + name + "\" has no place in a route")
                    .hint(Forbidden.STEPS.get(name)));
        } else if (field.value() instanceof Node.Fields fields) {
            boolean endpoint = ENDPOINTS.contains(name);
            fields(name, fields, endpoint ? Set.of("parameters") : Set.of(), found);
            if (endpoint) {
                new EndpointCheck(index, words).run(fields, false, found);
            } else if (name.equals("bean")) {
                BeanCheck.run(fields, found);
            }
        } else {
            found.add(Problem.of(ProblemCode.C303_FORM, field.at(), "\"" + name + "\" must be a map")
                    .hint("the short form hides where a key is missing; write " + name + ": with its keys below it"));
        }
    }

    /** Holds the keys of a part of a route against Camel's model of it, and goes down into what is below. */
    void fields(String kind, Node.Fields fields, Set<String> more, List<Problem> found) {
        Optional<EipModel> model = words.step(kind);
        if (model.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>(more);
        boolean takesExpression = false;
        for (EipOptionModel option : model.get().getOptions()) {
            if (!OUTPUTS.contains(option.getName())) {
                known.addAll(kinds(option));
            }
            takesExpression |=
                    option.getKind().equals("expression") && option.getName().equals("expression");
        }
        if (model.get().isOutput() && !kind.equals("route")) {
            known.add("steps");
        }
        for (Node.Field field : fields.fields().values()) {
            field(kind, field, known, takesExpression, found);
        }
        required(kind, fields, model.get(), found);
    }

    /** The keys of an option: its name, or the kinds of which one stands in its place, as in {@code errorHandler}. */
    private static Set<String> kinds(EipOptionModel option) {
        boolean instead = option.getName().equals("errorHandlerType") && option.getOneOfs() != null;
        return instead ? Set.copyOf(option.getOneOfs()) : Set.of(option.getName());
    }

    private void field(String kind, Node.Field field, Set<String> known, boolean takesExpression, List<Problem> found) {
        String key = field.key();
        if (takesExpression && words.isLanguage(key)) {
            Forbidden.language(field, found);
        } else if (!known.contains(key)) {
            found.add(
                    Problem.of(ProblemCode.C103_UNKNOWN_KEY, field.at(), "\"" + kind + "\" has no key \"" + key + "\"")
                            .hint(Suggest.hint(key, known).orElse(null)));
        } else if (key.equals("steps")) {
            steps(field.value(), found);
        } else if (!key.equals("from")) {
            below(kind, field, found);
        }
    }

    /** Parts with keys of their own: branches of a choice, handlers, expressions. */
    private void below(String kind, Node.Field field, List<Problem> found) {
        String key = field.key();
        boolean expression = words.step(kind).stream()
                .flatMap(model -> model.getOptions().stream())
                .anyMatch(option ->
                        option.getName().equals(key) && option.getKind().equals("expression"));
        if (expression && field.value() instanceof Node.Fields languages) {
            languages.fields().values().forEach(language -> Forbidden.language(language, found));
        } else if (field.value() instanceof Node.Fields fields
                && words.step(key).isPresent()) {
            fields(key, fields, Set.of(), found);
        } else if (field.value() instanceof Node.Items items) {
            for (Node item : items.items()) {
                part(key, item, found);
            }
        } else if (key.equals("exception") && field.value() instanceof Node.Text text) {
            Forbidden.exception(text, found);
        }
    }

    private void part(String key, Node item, List<Problem> found) {
        if (item instanceof Node.Fields fields) {
            Node wrapped = fields.get(key);
            Node.Fields inner =
                    wrapped instanceof Node.Fields w && fields.fields().size() == 1 ? w : fields;
            if (words.step(key).isPresent()) {
                fields(key, inner, Set.of(), found);
            }
        } else if (key.equals("exception") && item instanceof Node.Text text) {
            Forbidden.exception(text, found);
        }
    }

    private static void required(String kind, Node.Fields fields, EipModel model, List<Problem> found) {
        Map<String, Node.Field> there = fields.fields();
        for (EipOptionModel option : model.getOptions()) {
            boolean own = option.getKind().equals("attribute") && option.isRequired();
            if (own && !there.containsKey(option.getName()) && !option.getName().equals("id")) {
                found.add(Problem.of(
                        ProblemCode.C104_MISSING_KEY,
                        fields.at(),
                        "\"" + kind + "\" needs \"" + option.getName() + "\""));
            }
        }
    }
}
