package io.vitalroute.camel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vitalroute.config.Durations;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** The parameters of an {@code outbox:} endpoint, each taken at most once; what nobody takes is a mistake. */
public final class FormatSettings {
    private final String destination;
    private final Map<String, String> values;
    private final Set<String> known = new TreeSet<>();

    FormatSettings(String destination, Map<String, String> values) {
        this.destination = destination;
        this.values = new TreeMap<>(values);
    }

    /** The destination whose settings they are. */
    public String destination() {
        return destination;
    }

    /** Text, or the default where absent or empty. */
    public String text(String key, String otherwise) {
        known.add(key);
        String value = values.get(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise) {
        return choice(key, otherwise ? "true" : "false", List.of("true", "false"))
                .equals("true");
    }

    /** A whole number in a range. */
    public int integer(String key, int otherwise, int min, int max) {
        String value = text(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, together with the range
        }
        throw wrong(key, "must be a whole number from " + min + " to " + max);
    }

    /** One of some words. */
    public String choice(String key, String otherwise, List<String> words) {
        String value = text(key, otherwise);
        if (!words.contains(value)) {
            throw wrong(key, "must be one of " + String.join(", ", words));
        }
        return value;
    }

    /** One constant of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        List<String> words =
                Stream.of(type.getEnumConstants()).map(FormatSettings::word).toList();
        String value = choice(key, word(otherwise), words);
        return type.getEnumConstants()[words.indexOf(value)];
    }

    /** Words separated by commas. */
    public List<String> list(String key) {
        return Stream.of(text(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** {@code 500ms}, {@code 2s}, {@code 15m}, {@code 24h}, {@code 7d}. */
    public Duration duration(String key, String otherwise) {
        return Durations.parse(text(key, otherwise)).orElseThrow(() -> wrong(key, "must be " + Durations.FORM));
    }

    /** Throws where a setting was given that nothing has asked for: a typo must not pass silently. */
    void refuseUnused() {
        List<Problem> problems = new ArrayList<>();
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problems.add(Problem.of(
                                ProblemCode.C103_UNKNOWN_KEY,
                                Where.of("outbox:" + destination),
                                "unknown setting \"" + key + "\"")
                        .hint(Suggest.hint(key, known)
                                .orElse("known: " + known.stream().collect(Collectors.joining(", ")))));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private ProblemException wrong(String key, String message) {
        return new ProblemException(Problem.of(
                ProblemCode.C105_WRONG_TYPE, Where.of("outbox:" + destination), "\"" + key + "\" " + message));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
