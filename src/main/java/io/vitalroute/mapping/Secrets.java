package io.vitalroute.mapping;

import java.util.List;
import java.util.Locale;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** Finds what looks like a secret written into a file. */
public final class Secrets {
    private static final List<String> MARKS =
            List.of("bearer ", "basic ", "eyj", "-----begin", "sk_live", "ghp_", "akia");
    private static final int LONG = 32;

    private Secrets() {}

    /** Adds a finding for each text, at any depth, that looks like one. */
    public static void check(Node node, List<Problem> problems) {
        if (node instanceof Node.Text text) {
            if (looksSecret(text.text())) {
                problems.add(Problem.of(
                                ProblemCode.C112_SECRET,
                                text.at(),
                                "this looks like a secret of " + text.text().length() + " characters")
                        .hint("no file here needs one; secrets come from the environment or a mounted file"));
            }
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> check(item, problems));
        } else if (node instanceof Node.Fields fields) {
            fields.fields().values().forEach(field -> check(field.value(), problems));
        }
    }

    /** A known beginning, or 32 characters and more without a blank that mix digits, small and capital letters. */
    static boolean looksSecret(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (MARKS.stream().anyMatch(mark -> lower.startsWith(mark) && text.length() > 20)) {
            return true;
        }
        boolean dense = text.length() >= LONG && text.chars().noneMatch(c -> " .(){}[]$\"'/:,<>=".indexOf(c) >= 0);
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean mixed = !text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT));
        return dense && digits >= 4 && mixed;
    }
}
