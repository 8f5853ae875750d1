package io.vitalroute.camel;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import io.vitalroute.camel.KnownSettings.Placeholder;
import io.vitalroute.camel.access.Access;
import io.vitalroute.config.Durations;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;

/**
 * Settings, looked at before anything starts: names that nothing reads, and values of another kind than the default or the
 * name says. Values are shown only where they are no secret.
 */
final class SettingsCheck {
    private final Settings settings;
    private final KnownSettings known;
    private final Function<String, Metric> metrics;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck(Settings settings, KnownSettings known, Function<String, Metric> metrics) {
        this.settings = settings;
        this.known = known;
        this.metrics = metrics;
    }

    /** Everything that is wrong; empty where nothing is. */
    static List<Problem> of(Settings settings, KnownSettings known, Function<String, Metric> metrics) {
        SettingsCheck check = new SettingsCheck(settings, known, metrics);
        check.names();
        known.placeholders().forEach(check::kind);
        known.names().forEach(check::value);
        known.destinations().forEach(check::access);
        return check.problems.stream().distinct().toList();
    }

    private void names() {
        for (String name : settings.fileNames()) {
            if (!known.names().contains(name)) {
                add(
                        ProblemCode.C103_UNKNOWN_KEY,
                        settings.whereOf(name),
                        "no setting is called \"" + name + "\"",
                        Suggest.nearest(name, known.names())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("docs/settings.md names them all"));
            }
        }
    }

    /** A default says of which kind a value is. */
    private void kind(Placeholder placeholder) {
        String value = settings.find(placeholder.name()).orElse(placeholder.otherwise());
        String otherwise = placeholder.otherwise();
        if (otherwise.matches("true|false") && !value.matches("true|false")) {
            wrong(placeholder, value, "true or false");
        } else if (otherwise.matches("\\d+") && !value.matches("\\d{1,9}")) {
            wrong(placeholder, value, "a whole number");
        } else if (Durations.parse(otherwise).isPresent()
                && Durations.parse(value).isEmpty()) {
            wrong(placeholder, value, Durations.FORM);
        }
    }

    private void wrong(Placeholder placeholder, String value, String kind) {
        add(
                ProblemCode.C105_WRONG_TYPE,
                settings.whereOf(placeholder.name()),
                placeholder.name() + " is \"" + value + "\", and must be " + kind,
                "the default is " + placeholder.otherwise());
    }

    /** A name says of which kind a value is. */
    private void value(String name) {
        String value = settings.find(name).orElse("");
        if (value.isEmpty()) {
            return;
        }
        if (name.endsWith(".url") && !name.equals("store.url") && !isAddress(value)) {
            add(
                    ProblemCode.C105_WRONG_TYPE,
                    settings.whereOf(name),
                    name + " is not an address on the web",
                    "it begins with https:// or http:// and the name of a host");
        } else if (name.endsWith(".metrics")) {
            List.of(value.split(",")).forEach(metric -> metric(name, metric.strip()));
        } else if (name.endsWith(".folder")
                && settings.get(name.replace(".folder", ".enabled"), "").equals("true")) {
            folder(name, Path.of(value));
        }
    }

    private static boolean isAddress(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void metric(String setting, String name) {
        try {
            Metric unused = metrics.apply(name);
        } catch (NoSuchElementException e) {
            add(
                    ProblemCode.C121_UNKNOWN_NAME,
                    settings.whereOf(setting),
                    setting + ": no metric is called \"" + name + "\"",
                    "docs/metrics.md names them all; left empty, all are taken");
        }
    }

    private void folder(String setting, Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return;
            }
        } catch (IOException e) {
            // said below, as for a folder that may only be read
        }
        add(
                ProblemCode.C111_NOT_FOUND,
                settings.whereOf(setting),
                setting + ": the folder " + folder + " cannot be made or written",
                "see that this user may write there");
    }

    private void access(String destination) {
        boolean isOn = settings.get(destination + ".enabled", "").equals("true");
        if (isOn && settings.find(destination + ".auth").isPresent()) {
            try {
                Access.of(settings, destination);
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private void add(ProblemCode code, Where where, String message, String hint) {
        problems.add(Problem.of(code, where, message).hint(hint));
    }
}
