package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.hl7.OruProfile.Authority;
import io.vitalroute.hl7.OruProfile.Coding;
import io.vitalroute.hl7.OruProfile.Party;
import io.vitalroute.hl7.OruProfile.PatientName;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/**
 * Settings of an ORU destination as words, the way route files have them; all are optional.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>version</td><td>2.5.1 (default), 2.6, pcd-01</td></tr>
 * <tr><td>coding</td><td>which code comes first: loinc (default), mdc (default of pcd-01)</td></tr>
 * <tr><td>sendingApplication, sendingFacility, receivingApplication, receivingFacility</td><td>MSH-3 to MSH-6: NAME or
 * NAME^ID^TYPE; default VITALROUTE for the first. pcd-01 needs an id for it, such as an EUI-64</td></tr>
 * <tr><td>processingId</td><td>P (default), T, D</td></tr>
 * <tr><td>country</td><td>ISO 3166, three letters</td></tr>
 * <tr><td>orc</td><td>true (default of 2.5.1), false</td></tr>
 * <tr><td>patientClass</td><td>PV1-2, such as O; without it there is no PV1</td></tr>
 * <tr><td>patientName</td><td>unknown (default), pseudonym</td></tr>
 * <tr><td>acknowledgements</td><td>original (default), commit (default of pcd-01), commit-and-application</td></tr>
 * <tr><td>authorities</td><td>SYSTEM=NAME/TYPE, separated by commas: the assigning authority's local name and the kind of
 * identifier in PID-3; default no name and MR</td></tr>
 * <tr><td>maxReadings</td><td>most readings in a message; default 200</td></tr>
 * </table>
 */
public final class OruSettings {
    private final UnaryOperator<String> lookup;
    private final String destination;
    private final List<Problem> problems = new ArrayList<>();

    private OruSettings(UnaryOperator<String> lookup, String destination) {
        this.lookup = lookup;
        this.destination = destination;
    }

    /**
     * Reads settings.
     *
     * @param lookup a setting's text by its key, empty where it is not set
     * @throws ProblemException with everything that is wrong with them
     */
    public static OruProfile read(UnaryOperator<String> lookup, String destination) {
        return new OruSettings(lookup, destination).read();
    }

    private OruProfile read() {
        try {
            OruProfile profile = assemble(dialect());
            if (problems.isEmpty()) {
                return profile;
            }
        } catch (IllegalArgumentException forbidden) {
            if (problems.isEmpty()) {
                problems.add(problem(String.valueOf(forbidden.getMessage()), null));
            }
        }
        throw new ProblemException(problems);
    }

    private OruProfile assemble(Dialect dialect) {
        boolean pcd = dialect.pcd();
        return new OruProfile(
                dialect,
                coding(pcd),
                new Party(designator("sendingApplication", "VITALROUTE"), designator("sendingFacility", "")),
                new Party(designator("receivingApplication", ""), designator("receivingFacility", "")),
                pattern("processingId", "P", "[PTD]", "P, T or D"),
                emptyToNull(pattern("country", "", "[A-Z]{3}|", "an ISO 3166 code of three letters, such as DEU")),
                flag("orc", dialect == Dialect.V2_5_1),
                emptyToNull(pattern("patientClass", "", "[A-Z]?", "one letter of HL7 table 0004, such as O")),
                choice("patientName", PatientName.UNKNOWN),
                choice("acknowledgements", pcd ? AcknowledgementMode.COMMIT : AcknowledgementMode.ORIGINAL),
                authorities(),
                Integer.parseInt(pattern("maxReadings", "200", "[1-9]\\d{0,4}", "a whole number from 1 to 99999")));
    }

    private boolean flag(String key, boolean otherwise) {
        return Boolean.parseBoolean(pattern(key, Boolean.toString(otherwise), "true|false", "true or false"));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Dialect dialect() {
        String text = pattern("version", "2.5.1", "2\\.5\\.1|2\\.6|pcd-01", "2.5.1, 2.6 or pcd-01");
        return switch (text) {
            case "2.6" -> Dialect.V2_6;
            case "pcd-01" -> Dialect.PCD_01;
            default -> Dialect.V2_5_1;
        };
    }

    private Coding coding(boolean pcd) {
        String first = pattern("coding", pcd ? "mdc" : "loinc", "loinc|mdc", "loinc or mdc");
        return first.equals("mdc") ? Coding.MDC_FIRST : Coding.LOINC_FIRST;
    }

    private Designator designator(String key, String otherwise) {
        try {
            return Designator.parse(text(key, otherwise));
        } catch (IllegalArgumentException malformed) {
            problems.add(problem(key + " is " + malformed.getMessage(), null));
            return Designator.NONE;
        }
    }

    private Map<String, Authority> authorities() {
        Map<String, Authority> authorities = new LinkedHashMap<>();
        for (String entry : text("authorities", "").split(",")) {
            int equal = entry.lastIndexOf('=');
            int slash = entry.lastIndexOf('/');
            if (equal > 0 && slash > equal && slash < entry.strip().length() - 1) {
                authorities.put(
                        entry.substring(0, equal).strip(),
                        new Authority(
                                entry.substring(equal + 1, slash),
                                entry.substring(slash + 1).strip()));
            } else if (!entry.isBlank()) {
                problems.add(problem("authorities are written SYSTEM=NAME/TYPE", "such as urn:oid:1.2.3=CLINIC/MR"));
            }
        }
        return authorities;
    }

    private <E extends Enum<E>> E choice(String key, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        List<String> words =
                Stream.of(type.getEnumConstants()).map(OruSettings::word).toList();
        int found = words.indexOf(text(key, word(otherwise)));
        if (found < 0) {
            problems.add(problem(
                    key + " is none of " + String.join(", ", words),
                    Suggest.hint(text(key, ""), words).orElse(null)));
            return otherwise;
        }
        return type.getEnumConstants()[found];
    }

    private String pattern(String key, String otherwise, String pattern, String meaning) {
        String text = text(key, otherwise);
        if (!text.matches(pattern)) {
            problems.add(problem(key + " must be " + meaning, null));
            return otherwise;
        }
        return text;
    }

    private String text(String key, String otherwise) {
        String text = lookup.apply(key).strip();
        return text.isEmpty() ? otherwise : text;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Problem problem(String message, @Nullable String hint) {
        return Problem.of(ProblemCode.E102_SETTINGS, Where.of(destination), message)
                .hint(hint);
    }
}
