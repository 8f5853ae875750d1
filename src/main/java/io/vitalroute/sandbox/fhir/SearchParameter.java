package io.vitalroute.sandbox.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

import io.vitalroute.reading.PatientRef.Identifier;

/**
 * The search parameters that the server knows, named as R4 names them.
 *
 * @param name without a modifier
 * @param kind {@code token} or {@code reference}, as the capability statement says it
 * @param test whether a resource fits a value
 */
record SearchParameter(String name, String kind, Test test) {
    private static final SearchParameter ID =
            new SearchParameter("_id", "token", (resource, value) -> value.equals(resource.getIdPart()));
    private static final SearchParameter TAG = new SearchParameter(
            "_tag",
            "token",
            (resource, value) -> resource.getMeta().getTag().stream()
                    .anyMatch(found -> token(found.getSystem(), found.getCode(), value)));
    private static final SearchParameter IDENTIFIER = new SearchParameter(
            "identifier",
            "token",
            (resource, value) ->
                    Identifiers.of(resource).stream().anyMatch(found -> token(found.system(), found.value(), value)));
    private static final SearchParameter CODE = new SearchParameter(
            "code",
            "token",
            (resource, value) ->
                    codings(resource).stream().anyMatch(found -> token(found.getSystem(), found.getCode(), value)));

    private static final Map<String, List<SearchParameter>> BY_TYPE = Map.of(
            "Observation",
            List.of(ID, TAG, IDENTIFIER, CODE, reference("subject", "subject"), reference("patient", "subject")),
            "Device",
            List.of(ID, TAG, IDENTIFIER, reference("patient", "patient")),
            "Patient",
            List.of(ID, TAG, IDENTIFIER),
            "Provenance",
            List.of(ID, TAG, reference("target", "target")));

    /** Whether a resource fits a value. */
    interface Test {
        boolean fits(Resource resource, String value);
    }

    /** The types of resource that the server holds. */
    static List<String> types() {
        return List.of("Observation", "Device", "Patient", "Provenance");
    }

    /** All parameters of a type. */
    static List<SearchParameter> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    /** A parameter by name; a reference may carry the modifier {@code :identifier}. */
    static Optional<SearchParameter> of(String type, String name) {
        boolean logical = name.endsWith(":identifier");
        String plain = logical ? name.substring(0, name.length() - ":identifier".length()) : name;
        return of(type).stream()
                .filter(parameter -> parameter.name.equals(plain) && (!logical || parameter.kind.equals("reference")))
                .map(parameter -> logical ? logical(parameter.name) : parameter)
                .findFirst();
    }

    boolean fits(Resource resource, String value) {
        return test.fits(resource, value);
    }

    private static SearchParameter reference(String name, String element) {
        return new SearchParameter(
                name,
                "reference",
                (resource, value) -> references(resource, element).stream()
                        .map(Reference::getReference)
                        .anyMatch(found -> found != null && (found.equals(value) || found.endsWith("/" + value))));
    }

    private static SearchParameter logical(String name) {
        String element = name.equals("patient") ? "subject" : name;
        return new SearchParameter(
                name,
                "reference",
                (resource, value) -> references(resource, element).stream()
                        .map(Reference::getIdentifier)
                        .anyMatch(found -> token(found.getSystem(), found.getValue(), value)));
    }

    /** A token: {@code system|code}, {@code code} of any system, {@code |code} of none, {@code system|} any code. */
    private static boolean token(String system, String code, String wanted) {
        int bar = wanted.lastIndexOf('|');
        if (bar < 0) {
            return wanted.equals(code);
        }
        Identifier asked = new Identifier(wanted.substring(0, bar), wanted.substring(bar + 1));
        String has = system == null ? "" : system;
        return has.equals(asked.system())
                && (asked.value().isEmpty() || asked.value().equals(code));
    }

    private static List<Coding> codings(Resource resource) {
        return values(resource, "code").stream()
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> ((CodeableConcept) value).getCoding().stream())
                .toList();
    }

    private static List<Reference> references(Resource resource, String element) {
        return values(resource, element).stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    private static List<Base> values(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }
}
