package io.vitalroute.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.tooling.model.BaseOptionModel;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/** The value of an endpoint's option; of a placeholder its default. */
final class OptionValue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^:{}]+(?::([^{}]*))?}}");

    private static final Pattern SECRET = Pattern.compile("(?i)(?:password|passphrase|secret|token)$");

    private OptionValue() {}

    static void check(BaseOptionModel option, Node.Field field, List<Problem> found) {
        if (!(field.value() instanceof Node.Text text)) {
            found.add(Problem.of(
                    ProblemCode.C105_WRONG_TYPE, field.value().at(), "\"" + field.key() + "\" must be text"));
            return;
        }
        Matcher placeholder = PLACEHOLDER.matcher(text.text());
        boolean isPlaceholder = placeholder.matches();
        String value = isPlaceholder ? placeholder.group(1) : text.text();
        if (isSecret(option) && !isPlaceholder && !value.isEmpty() && !value.startsWith("#")) {
            found.add(Problem.of(ProblemCode.C112_SECRET, text.at(), "a secret written into a file")
                    .hint("name a setting, such as {{fhir.password}}; its value comes from the environment or a mounted"
                            + " file"));
            return;
        }
        if (value == null || value.isEmpty() || value.startsWith("#") || value.contains("{{")) {
            return;
        }
        plain(option, field, text, value, found);
    }

    /** The catalogue marks some of them, not all. */
    private static boolean isSecret(BaseOptionModel option) {
        return option.isSecret() || SECRET.matcher(option.getName()).find();
    }

    private static void plain(
            BaseOptionModel option, Node.Field field, Node.Text text, String value, List<Problem> found) {
        String what = "\"" + field.key() + "\"";
        List<String> enums = option.getEnums();
        if (enums != null && !enums.isEmpty() && enums.stream().noneMatch(value::equalsIgnoreCase)) {
            found.add(Problem.of(ProblemCode.C106_NOT_A_CHOICE, text.at(), what + " cannot be \"" + value + "\"")
                    .hint(Suggest.hint(value, enums).orElse("one of: " + String.join(", ", enums))));
        } else if (option.getType().equals("boolean") && !value.equals("true") && !value.equals("false")) {
            found.add(Problem.of(ProblemCode.C105_WRONG_TYPE, text.at(), what + " must be true or false"));
        } else if (option.getType().equals("integer") && !value.matches("-?\\d+")) {
            found.add(Problem.of(ProblemCode.C105_WRONG_TYPE, text.at(), what + " must be a whole number"));
        } else if (option.getType().equals("duration") && !value.matches("-?\\d+|(?:\\d+(?:ms|[dhms]))+")) {
            found.add(Problem.of(ProblemCode.C105_WRONG_TYPE, text.at(), what + " must be a duration")
                    .hint("milliseconds, or such as 5s, 10m, 1h30m"));
        }
    }
}
