package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/**
 * Settings of a FHIR destination as words, the way properties have them; all are optional.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>bundle</td><td>transaction (default), batch</td></tr>
 * <tr><td>mode</td><td>conditional-create (default), conditional-update, client-id, create</td></tr>
 * <tr><td>subject</td><td>logical (default), conditional, or a template such as {@code Patient/{value}}</td></tr>
 * <tr><td>patient-system</td><td>which of the patient's identifiers this server knows; default the primary one</td></tr>
 * <tr><td>devices</td><td>entry (default), contained, logical</td></tr>
 * <tr><td>provenance</td><td>entry (default), contained, off</td></tr>
 * <tr><td>identifier-system</td><td>URI of Observation.identifier</td></tr>
 * <tr><td>source-base</td><td>what meta.source starts with; default {@code urn:vitalroute:}</td></tr>
 * <tr><td>max-entries</td><td>most entries in a Bundle; default 100</td></tr>
 * <tr><td>options</td><td>mdc-codings (default), resting-as-heart-rate, patient-supplied-tag, test-data;
 * separated by commas, or none</td></tr>
 * </table>
 */
public final class FhirSettings {
    private static final Set<String> KEYS = Set.of(
            "bundle",
            "mode",
            "subject",
            "patient-system",
            "devices",
            "provenance",
            "identifier-system",
            "source-base",
            "max-entries",
            "options");

    private final Map<String, String> given;
    private final String destination;
    private final List<Problem> problems = new ArrayList<>();

    private FhirSettings(Map<String, String> given, String destination) {
        this.given = given;
        this.destination = destination;
    }

    /**
     * Reads settings.
     *
     * @throws ProblemException with everything that is wrong with them
     */
    public static FhirProfile read(Map<String, String> given, String destination) {
        return new FhirSettings(given, destination).read();
    }

    private FhirProfile read() {
        FhirProfile standard = FhirProfile.standard();
        given.keySet().stream().filter(key -> !KEYS.contains(key)).sorted().forEach(this::unknown);
        BundleType bundle = choice("bundle", BundleType.class, standard.bundle());
        boolean batch = bundle == BundleType.BATCH;
        WriteMode mode = choice("mode", WriteMode.class, standard.mode());
        boolean inside = batch || mode == WriteMode.CREATE;
        DeviceStyle device = choice("devices", DeviceStyle.class, inside ? DeviceStyle.CONTAINED : standard.devices());
        ProvenanceStyle provenance =
                choice("provenance", ProvenanceStyle.class, inside ? ProvenanceStyle.CONTAINED : standard.provenance());
        int most = number("max-entries", standard.maxEntries());
        Set<Option> options = options(standard.options());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new FhirProfile(
                bundle,
                mode,
                subject(),
                device,
                provenance,
                given.getOrDefault("identifier-system", standard.identifierSystem()),
                given.getOrDefault("source-base", standard.sourceBase()),
                most,
                options);
    }

    private Subject subject() {
        String system = given.get("patient-system");
        String subject = given.getOrDefault("subject", "logical");
        if (subject.contains("{value}")) {
            return new Subject.Literal(subject, system);
        }
        return switch (subject) {
            case "logical" -> new Subject.Logical(system);
            case "conditional" -> new Subject.Conditional(system);
            default ->
                throw new ProblemException(problem(
                        "subject is neither logical nor conditional nor a template", "such as Patient/{value}"));
        };
    }

    private Set<Option> options(Set<Option> standard) {
        String text = given.get("options");
        if (text == null) {
            return standard;
        }
        Set<Option> options = EnumSet.noneOf(Option.class);
        Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals("none"))
                .map(word -> parse("options", word, Option.class))
                .forEach(option -> {
                    if (option != null) {
                        options.add(option);
                    }
                });
        return options;
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
        String word = given.get(key);
        E parsed = word == null ? standard : parse(key, word, type);
        return parsed == null ? standard : parsed;
    }

    private <E extends Enum<E>> @Nullable E parse(String key, String word, Class<E> type) {
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return constant;
            }
            known.add(name);
        }
        problems.add(problem(
                key + " cannot be \"" + word + "\"", Suggest.hint(word, known).orElse(null)));
        return null;
    }

    private int number(String key, int standard) {
        String text = given.get(key);
        if (text == null || text.matches("\\d{1,6}")) {
            return text == null ? standard : Integer.parseInt(text);
        }
        problems.add(problem(key + " is not a whole number", null));
        return standard;
    }

    private void unknown(String key) {
        problems.add(problem(
                "unknown setting \"" + key + "\"", Suggest.hint(key, KEYS).orElse(null)));
    }

    private Problem problem(String message, @Nullable String hint) {
        return Problem.of(ProblemCode.E102_SETTINGS, Where.of(destination), message)
                .hint(hint);
    }
}
