package io.vitalroute.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vitalroute.config.Node;
import io.vitalroute.mapping.Secrets;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** Every text of a route file: placeholders are well formed, and nothing looks like a secret. */
final class TextCheck {
    private static final Pattern NAME = Pattern.compile("[?!]{0,2}[a-z][a-z0-9.-]*(?::[^{}]*)?");
    private static final Pattern INSIDE = Pattern.compile("\\{\\{(.*?)}}");

    private TextCheck() {}

    static void run(Node root, List<Problem> found) {
        Secrets.check(root, found);
        walk(root, found);
    }

    private static void walk(Node node, List<Problem> found) {
        if (node instanceof Node.Text text) {
            placeholders(text, found);
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> walk(item, found));
        } else if (node instanceof Node.Fields fields) {
            fields.fields().values().forEach(field -> walk(field.value(), found));
        }
    }

    private static void placeholders(Node.Text text, List<Problem> found) {
        Matcher inside = INSIDE.matcher(text.text());
        String rest = text.text();
        while (inside.find()) {
            rest = rest.replace(inside.group(), "");
            if (!NAME.matcher(inside.group(1)).matches()) {
                found.add(Problem.of(
                                ProblemCode.C304_PLACEHOLDER, text.at(), "\"" + inside.group() + "\" names no setting")
                        .hint("written {{fhir.url}} or {{fhir.timeout:30000}}: small letters, digits, dots, hyphens"));
            }
        }
        if (rest.contains("{{") || rest.contains("}}")) {
            found.add(Problem.of(ProblemCode.C304_PLACEHOLDER, text.at(), "a placeholder without its other end")
                    .hint("written {{name}} or {{name:default}}"));
        }
    }
}
