package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/**
 * Settings of a FHIR destination as words; all are optional.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>bundle</td><td>auto (default), transaction, batch, single</td></tr>
 * <tr><td>write</td><td>auto (default), conditional-create, conditional-update, client-id, create</td></tr>
 * <tr><td>subject</td><td>logical (default), conditional, or a template such as {@code Patient/{value}}</td></tr>
 * <tr><td>patientSystem</td><td>which of the patient's identifiers this server knows; default the primary one</td></tr>
 * <tr><td>devices</td><td>auto (default), entry, contained, logical</td></tr>
 * <tr><td>provenance</td><td>auto (default), entry, contained, off</td></tr>
 * <tr><td>identifierSystem</td><td>URI of Observation.identifier</td></tr>
 * <tr><td>sourceBase</td><td>what meta.source starts with; default {@code urn:vitalroute:}</td></tr>
 * <tr><td>maxEntries</td><td>most entries in a Bundle; default 100</td></tr>
 * <tr><td>mdcCodings</td><td>IEEE 11073 codings beside LOINC; default true</td></tr>
 * <tr><td>guideProfiles</td><td>which guides' profiles (glucose monitoring, physical activity) are claimed: auto
 * (default) those that the server names, all, none; R4's vital signs always are</td></tr>
 * <tr><td>restingAsHeartRate</td><td>resting heart rate also as 8867-4; default false</td></tr>
 * <tr><td>patientSuppliedTag</td><td>US Core's tag; default false</td></tr>
 * <tr><td>testData</td><td>security label HTEST; default false</td></tr>
 * </table>
 *
 * @param profile what {@code auto} means without knowing the server: transactions of conditional creates, no guide's profile
 * @param adapts whether something is {@code auto}: then {@link FhirCapability#fit} may change it
 */
public record FhirSettings(FhirProfile profile, boolean adapts) {

    /**
     * Reads settings.
     *
     * @param given the text of a setting, empty where it is absent
     * @param where the destination, for problems
     * @throws ProblemException with everything that is wrong with them
     */
    public static FhirSettings read(UnaryOperator<String> given, String where) {
        return new Reader(given, where).read();
    }

    private static final class Reader {
        private final UnaryOperator<String> given;
        private final String where;
        private final List<Problem> problems = new ArrayList<>();
        private boolean adapts;

        Reader(UnaryOperator<String> given, String where) {
            this.given = given;
            this.where = where;
        }

        FhirSettings read() {
            FhirProfile standard = FhirProfile.standard();
            BundleType bundle = automatic("bundle", BundleType.class, standard.bundle());
            WriteMode mode = automatic("write", WriteMode.class, standard.mode());
            boolean inside = bundle != BundleType.TRANSACTION || mode == WriteMode.CREATE;
            DeviceStyle device =
                    automatic("devices", DeviceStyle.class, inside ? DeviceStyle.CONTAINED : standard.devices());
            ProvenanceStyle provenance = automatic(
                    "provenance", ProvenanceStyle.class, inside ? ProvenanceStyle.CONTAINED : standard.provenance());
            Subject subject = subject();
            Set<Option> options = options();
            int most = number("maxEntries", standard.maxEntries());
            stop();
            FhirProfile profile = new FhirProfile(
                    bundle,
                    mode,
                    subject,
                    device,
                    provenance,
                    text("identifierSystem", standard.identifierSystem()),
                    text("sourceBase", standard.sourceBase()),
                    most,
                    options);
            return new FhirSettings(profile, adapts);
        }

        private Subject subject() {
            String word = given.apply("patientSystem");
            String system = word.isEmpty() ? null : word;
            String subject = text("subject", "logical");
            if (subject.contains("{value}")) {
                return new Subject.Literal(subject, system);
            }
            if (!subject.equals("logical") && !subject.equals("conditional")) {
                wrong("subject is neither logical nor conditional nor a template", "a template holds {value}");
            }
            return subject.equals("conditional") ? new Subject.Conditional(system) : new Subject.Logical(system);
        }

        private Set<Option> options() {
            Set<Option> options = EnumSet.noneOf(Option.class);
            flag("mdcCodings", true, Option.MDC_CODINGS, options);
            guides(options);
            flag("restingAsHeartRate", false, Option.RESTING_AS_HEART_RATE, options);
            flag("patientSuppliedTag", false, Option.PATIENT_SUPPLIED_TAG, options);
            flag("testData", false, Option.TEST_DATA, options);
            return options;
        }

        private void guides(Set<Option> to) {
            String word = text("guideProfiles", "auto");
            switch (word) {
                case "auto" -> {
                    adapts = true;
                    to.add(Option.PROFILES_AS_SERVED);
                }
                case "all" -> to.addAll(Set.of(Option.CGM_PROFILES, Option.ACTIVITY_PROFILES));
                case "none" -> {}
                default -> wrong("guideProfiles cannot be \"" + word + "\"", "known: auto, all, none");
            }
        }

        private void flag(String key, boolean otherwise, Option option, Set<Option> to) {
            String word = text(key, Boolean.toString(otherwise));
            if (word.equals("true")) {
                to.add(option);
            } else if (!word.equals("false")) {
                wrong(key + " is neither true nor false", null);
            }
        }

        private <E extends Enum<E>> E automatic(String key, Class<E> type, E otherwise) {
            String word = text(key, "auto");
            List<String> known = new ArrayList<>(List.of("auto"));
            for (E constant : type.getEnumConstants()) {
                String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
                if (name.equals(word)) {
                    return constant;
                }
                known.add(name);
            }
            if (!word.equals("auto")) {
                wrong(
                        key + " cannot be \"" + word + "\"",
                        Suggest.hint(word, known).orElse(null));
            }
            adapts = true;
            return otherwise;
        }

        private int number(String key, int otherwise) {
            String word = text(key, Integer.toString(otherwise));
            if (word.matches("\\d{1,6}")) {
                return Integer.parseInt(word);
            }
            wrong(key + " is not a whole number", null);
            return otherwise;
        }

        private String text(String key, String otherwise) {
            String word = given.apply(key);
            return word.isEmpty() ? otherwise : word;
        }

        private void wrong(String message, @Nullable String hint) {
            problems.add(Problem.of(ProblemCode.E102_SETTINGS, Where.of(where), message)
                    .hint(hint));
        }

        private void stop() {
            if (!problems.isEmpty()) {
                throw new ProblemException(problems);
            }
        }
    }
}
