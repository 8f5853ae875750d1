package io.vitalroute.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** What Camel would let a route do, and ours may not: run scripts, look inside a body. */
final class Forbidden {
    private static final String DEDUPE = "repeats are found in the transaction that files the readings";

    /** Steps, and what to do instead. */
    static final Map<String, String> STEPS = Map.of(
            "script", "what needs a program is a bean with a test",
            "idempotentConsumer", DEDUPE,
            "unmarshal", "a mapping reads bodies",
            "marshal", "a format of the outbox writes bodies",
            "setBody", "a mapping or a format makes bodies",
            "transform", "a mapping or a format makes bodies",
            "process", "call one of the engine's beans");

    private static final Set<String> LANGUAGES =
            Set.of("constant", "header", "simple", "exchangeProperty", "variable", "ref");
    private static final Pattern BODY =
            Pattern.compile("\\$\\{\\s*(?:in\\.)?(?:body|bodyAs|mandatoryBody|bodyOneLine|bodyType"
                    + "|messageAs|prettyBody|originalBody)\\b[^}]*}");

    private Forbidden() {}

    /** An expression: its language must be one that cannot look inside a body, and it must not do so. */
    static void language(Node.Field field, List<Problem> found) {
        if (!LANGUAGES.contains(field.key())) {
            if (!field.key().equals("id") && !field.key().equals("expressionType")) {
                found.add(Problem.of(
                                ProblemCode.C301_SCRIPT, field.at(), "\"" + field.key() + "\" has no place in a route")
                        .hint("routes decide by headers: constant, header, simple, exchangeProperty, variable"));
            }
            return;
        }
        body(field.value(), found);
    }

    private static void body(Node node, List<Problem> found) {
        if (node instanceof Node.Text text && BODY.matcher(text.text()).find()) {
            found.add(Problem.of(ProblemCode.C302_BODY, text.at(), "this expression looks inside the body")
                    .hint("let a mapping read it, and decide by a header that the engine set"));
        } else if (node instanceof Node.Fields fields) {
            fields.fields().values().forEach(field -> body(field.value(), found));
        }
    }

    /** The name of an exception's class. */
    static void exception(Node.Text text, List<Problem> found) {
        try {
            Class<?> type = Class.forName(text.text(), false, Forbidden.class.getClassLoader());
            if (Throwable.class.isAssignableFrom(type)) {
                return;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // said below
        }
        found.add(Problem.of(ProblemCode.C121_UNKNOWN_NAME, text.at(), "no exception is called \"" + text.text() + "\"")
                .hint("the full name of a Java class, such as java.io.IOException"));
    }
}
