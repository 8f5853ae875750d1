package io.vitalroute.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The vital-signs profiles of FHIR R4 (4.0.1, StructureDefinition observation-vitalsigns and its children): each LOINC
 * code obliges to its profile, to an exact unit, to the category vital-signs and to a moment instead of a period.
 */
record VitalSigns(String loinc, String profile, Set<String> units) {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private static final List<VitalSigns> ALL = List.of(
            new VitalSigns("8867-4", BASE + "heartrate", Set.of("/min")),
            new VitalSigns("9279-1", BASE + "resprate", Set.of("/min")),
            new VitalSigns("2708-6", BASE + "oxygensat", Set.of("%")),
            new VitalSigns("8310-5", BASE + "bodytemp", Set.of("Cel", "[degF]")),
            new VitalSigns("8302-2", BASE + "bodyheight", Set.of("cm", "[in_i]")),
            new VitalSigns("9843-4", BASE + "headcircum", Set.of("cm", "[in_i]")),
            new VitalSigns("29463-7", BASE + "bodyweight", Set.of("kg", "g", "[lb_av]")),
            new VitalSigns("39156-5", BASE + "bmi", Set.of("kg/m2")),
            new VitalSigns("85354-9", BASE + "bp", Set.of()));

    /** The rule that one of the metric's codes brings into force. */
    static Optional<VitalSigns> of(Metric metric) {
        return ALL.stream().filter(rule -> rule.isCodeOf(metric)).findFirst();
    }

    /** The rule of a profile that the metric claims. */
    static Optional<VitalSigns> claimed(Metric metric) {
        return ALL.stream()
                .filter(rule -> metric.profiles().contains(rule.profile))
                .findFirst();
    }

    private boolean isCodeOf(Metric metric) {
        return metric.codes().stream()
                .anyMatch(code ->
                        code.system().equals("http://loinc.org") && code.code().equals(loinc));
    }
}
