package io.vitalroute.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric.Code;

/** The short names that entries of the catalogue use: code systems, profiles, categories. */
record Vocabulary(Map<String, String> systems, Set<String> ballot, Map<String, String> profiles) {
    private static final String HL7_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** As R4's observation-category; the last one is the Physical Activity guide's. */
    private static final Map<String, Code> CATEGORY_CODES = categories(
            hl7("vital-signs", "Vital Signs"),
            hl7("activity", "Activity"),
            hl7("laboratory", "Laboratory"),
            hl7("exam", "Exam"),
            hl7("procedure", "Procedure"),
            hl7("survey", "Survey"),
            hl7("social-history", "Social History"));

    static final List<String> CATEGORIES = List.copyOf(CATEGORY_CODES.keySet());

    private static Code hl7(String code, String display) {
        return new Code(HL7_CATEGORIES, code, display);
    }

    private static Map<String, Code> categories(Code... codes) {
        Map<String, Code> map = new LinkedHashMap<>();
        for (Code code : codes) {
            map.put(code.code(), code);
        }
        String physicalActivity = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes";
        map.put("physical-activity", new Code(physicalActivity, "PhysicalActivity", "Physical Activity"));
        return map;
    }

    /** Null where the file has no such maps. */
    static @Nullable Vocabulary read(Node root) {
        if (!(root instanceof Node.Fields map)
                || !(map.get("systems") instanceof Node.Fields systems)
                || !(map.get("profiles") instanceof Node.Fields profiles)
                || !(map.get("metrics") instanceof Node.Fields)) {
            return null;
        }
        Set<String> ballot = map.get("ballot") instanceof Node.Items items
                ? Set.copyOf(texts(items.items()).values())
                : Set.of();
        return new Vocabulary(texts(systems), ballot, texts(profiles));
    }

    private static Map<String, String> texts(Node.Fields fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.fields().forEach((key, field) -> {
            if (field.value() instanceof Node.Text text) {
                texts.put(key, text.text());
            }
        });
        return texts;
    }

    private static Map<String, String> texts(List<Node> items) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Node item : items) {
            if (item instanceof Node.Text text) {
                texts.put(text.text(), text.text());
            }
        }
        return texts;
    }

    /** The full form of a code as the file writes it; an unknown system is a finding. */
    Code code(Fields code, List<Problem> problems) {
        String system = named("code system", code.need("system"), systems, code.at("system"), problems);
        return new Code(system, code.need("code"), code.need("display"));
    }

    /** Whether our own coding goes before this one. */
    boolean isBallot(Fields code) {
        return ballot.contains(code.need("system"));
    }

    String profile(Node.Text name, List<Problem> problems) {
        return named("profile", name.text(), profiles, name.at(), problems);
    }

    Code category(String word) {
        Code code = CATEGORY_CODES.get(word);
        if (code == null) {
            throw new IllegalStateException("the spec let pass a category that is none");
        }
        return code;
    }

    private static String named(String what, String name, Map<String, String> known, Where at, List<Problem> problems) {
        String found = known.get(name);
        if (found == null) {
            problems.add(unknown(what, name, known.keySet(), at));
            return "";
        }
        return found;
    }

    static Problem unknown(String what, String name, Collection<String> known, Where at) {
        return Problem.of(ProblemCode.C121_UNKNOWN_NAME, at, "no " + what + " is called \"" + name + "\"")
                .hint(Suggest.hint(name, known).orElse(null));
    }
}
