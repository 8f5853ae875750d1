package io.vitalroute;

import java.util.List;
import java.util.Locale;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/**
 * Settings of the log, for {@code logback.xml}: {@code log.format} (text or json), {@code log.level} of Vitalroute and {@code
 * log.libraries}. Must run before the first logger is made.
 */
final class Logging {
    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

    private Logging() {}

    static void configure(Settings settings) {
        choose(settings, "log.format", "text", FORMATS);
        choose(settings, "log.level", "info", LEVELS);
        choose(settings, "log.libraries", "warn", LEVELS);
    }

    private static void choose(Settings settings, String key, String otherwise, List<String> words) {
        String word = settings.get(key, otherwise).toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C106_NOT_A_CHOICE,
                            Where.of("settings"),
                            key + " is \"" + word + "\"; it can be " + String.join(", ", words))
                    .hint(Suggest.hint(word, words).orElse(null)));
        }
        System.setProperty(key, word);
    }
}
