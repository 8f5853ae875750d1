package io.vitalroute.fhir;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;

/**
 * A patient as one destination's resources refer to them: by a link or by an identifier.
 *
 * @param identifier the one that this destination knows
 */
record PatientName(@Nullable String reference, Identifier identifier) {
    /** R4 datatypes.html#id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** Empty where the patient has no identifier that the destination knows, or none that can be a link. */
    static Optional<PatientName> of(PatientRef patient, Subject subject) {
        return patient.identifiers().stream()
                .filter(id -> subject.system() == null || Objects.equals(subject.system(), id.system()))
                .findFirst()
                .flatMap(id -> of(id, subject));
    }

    private static Optional<PatientName> of(Identifier id, Subject subject) {
        if (subject instanceof Subject.Conditional) {
            return Optional.of(new PatientName(SearchText.conditional("Patient", id), id));
        }
        if (subject instanceof Subject.Literal literal) {
            return ID.matcher(id.value()).matches()
                    ? Optional.of(new PatientName(literal.template().replace("{value}", id.value()), id))
                    : Optional.empty();
        }
        return Optional.of(new PatientName(null, id));
    }

    /** Writes a Reference under a name. */
    void write(FhirJson json, String name) {
        json.open(name);
        content(json);
        json.close();
    }

    /** Writes what stands inside of a Reference. */
    void content(FhirJson json) {
        if (reference == null) {
            json.text("type", "Patient")
                    .open("identifier")
                    .identifier(identifier)
                    .close();
        } else {
            json.text("reference", reference);
        }
    }
}
