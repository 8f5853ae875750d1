package io.vitalroute.sandbox.fhir;

import java.util.Map;
import java.util.Optional;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * The LOINC codes whose Observations must conform to a vital-signs profile whether they claim it or not (FHIR R4, page
 * "Vital Signs": "these codes SHALL ... conform").
 */
final class VitalSigns {
    private static final String PROFILE = "http://hl7.org/fhir/StructureDefinition/";
    private static final Map<String, String> PROFILES = Map.ofEntries(
            Map.entry("85353-1", "vitalspanel"),
            Map.entry("9279-1", "resprate"),
            Map.entry("8867-4", "heartrate"),
            Map.entry("2708-6", "oxygensat"),
            Map.entry("8310-5", "bodytemp"),
            Map.entry("8302-2", "bodyheight"),
            Map.entry("9843-4", "headcircum"),
            Map.entry("29463-7", "bodyweight"),
            Map.entry("39156-5", "bmi"),
            Map.entry("85354-9", "bp"));

    private VitalSigns() {}

    /** The profile that the code demands, if any. */
    static Optional<String> profile(Resource resource) {
        if (!(resource instanceof Observation observation)) {
            return Optional.empty();
        }
        return observation.getCode().getCoding().stream()
                .filter(coding -> "http://loinc.org".equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(PROFILES::containsKey)
                .map(code -> PROFILE + PROFILES.get(code))
                .findFirst();
    }
}
