package io.vitalroute.sandbox.fhir;

import java.util.List;

import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

import io.vitalroute.reading.PatientRef.Identifier;

/** Business identifiers of any resource that has some. */
final class Identifiers {
    private Identifiers() {}

    static List<Identifier> of(Resource resource) {
        Property property = resource.getNamedProperty("identifier");
        if (property == null) {
            return List.of();
        }
        return property.getValues().stream()
                .filter(org.hl7.fhir.r4.model.Identifier.class::isInstance)
                .map(org.hl7.fhir.r4.model.Identifier.class::cast)
                .map(found -> new Identifier(text(found.getSystem()), text(found.getValue())))
                .toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
