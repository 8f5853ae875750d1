package io.vitalroute.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Settings of a running engine, by name such as {@code fhir.url}. Looked up in this order: given on the command line, the
 * environment ({@code FHIR_URL}), a mounted secret ({@code FHIR_URL_FILE} names a file that holds it), the settings file.
 */
public final class Settings {
    private static final Pattern KEY = Pattern.compile("^\\s*([A-Za-z0-9._-]+)\\s*[=:]");

    private final Map<String, String> given;
    private final Map<String, String> environment;
    private final Properties file;
    private final Map<String, Where> places;

    private Settings(
            Map<String, String> given, Map<String, String> environment, Properties file, Map<String, Where> places) {
        this.given = Map.copyOf(given);
        this.environment = Map.copyOf(environment);
        this.file = file;
        this.places = places;
    }

    /** Settings of these layers, with the settings file if there is one. */
    public static Settings of(Map<String, String> given, Map<String, String> environment, Path file) {
        Properties properties = new Properties();
        Map<String, Where> places = new HashMap<>();
        if (Files.exists(file)) {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                properties.load(new StringReader(text));
                places(file.toString(), text, places);
            } catch (IOException | IllegalArgumentException e) {
                throw new ProblemException(Problem.of(
                                ProblemCode.C101_SYNTAX,
                                Where.file(file.toString(), 1, 1),
                                "cannot be read as properties")
                        .hint("one key=value a line, in UTF-8"));
            }
        }
        return new Settings(given, environment, properties, places);
    }

    /** Where each key of the file stands, in the usual form of a line: {@code key=value}. */
    private static void places(String file, String text, Map<String, Where> places) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher key = KEY.matcher(line);
            if (key.find()) {
                places.put(key.group(1), Where.file(file, number, key.start(1) + 1));
            }
        }
    }

    /** Only what is given: for tests and the demo. */
    public static Settings of(Map<String, String> given) {
        return new Settings(given, Map.of(), new Properties(), Map.of());
    }

    /** These settings with some more, which win. */
    public Settings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(given);
        all.putAll(more);
        return new Settings(all, environment, file, places);
    }

    /** The value, trimmed; empty where it is set nowhere or to nothing. */
    public Optional<String> find(String key) {
        String name = environmentName(key);
        String value = given.get(key);
        if (value == null) {
            value = environment.get(name);
        }
        if (value == null && environment.containsKey(name + "_FILE")) {
            value = secret(key, Path.of(environment.get(name + "_FILE")));
        }
        if (value == null) {
            value = file.getProperty(key);
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The value or the default. */
    public String get(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /** The value; a problem that says how to set it where it is missing. */
    public String need(String key, String why) {
        return find(key)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.C104_MISSING_KEY, Where.of("settings"), key + " is not set: " + why)
                                .hint("set it in the environment as "
                                        + environmentName(key)
                                        + ", as a mounted secret with _FILE, or in vitalroute.properties")));
    }

    /** The whole number, or the default; a problem where it is something else, or beyond the bounds. */
    public int number(String key, int otherwise, int least, int most) {
        String text = get(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too large is
        }
        throw new ProblemException(
                Problem.of(ProblemCode.C105_WRONG_TYPE, whereOf(key), key + " is not a number that it can be")
                        .hint("a whole number from " + least + " to " + most));
    }

    /** The duration; empty where it is not set, a problem where it is written in another way. */
    public Optional<Duration> duration(String key) {
        return find(key)
                .map(text -> Durations.parse(text)
                        .orElseThrow(() -> new ProblemException(
                                Problem.of(ProblemCode.C105_WRONG_TYPE, whereOf(key), key + " is not a duration")
                                        .hint("write " + Durations.FORM))));
    }

    /** All names in the settings file. */
    public Set<String> fileNames() {
        return new TreeSet<>(file.stringPropertyNames());
    }

    /** All names in the environment, as they are written there. */
    public Set<String> environmentNames() {
        return new TreeSet<>(environment.keySet());
    }

    /** Where the value of a setting comes from, for people. */
    public Where whereOf(String key) {
        String name = environmentName(key);
        if (given.containsKey(key)) {
            return Where.of("settings");
        }
        if (environment.containsKey(name) || environment.containsKey(name + "_FILE")) {
            return Where.of("environment");
        }
        return places.getOrDefault(key, Where.of("settings"));
    }

    /** How a setting is written in the environment: {@code FHIR_URL} for {@code fhir.url}. */
    public static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String secret(String key, Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C111_NOT_FOUND,
                            Where.of(path.toString()),
                            "the secret for " + key + " cannot be read")
                    .hint(environmentName(key) + "_FILE names this file: see that it is mounted and that this user may"
                            + " read it"));
        }
    }
}
