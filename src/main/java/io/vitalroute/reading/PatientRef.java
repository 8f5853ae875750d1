package io.vitalroute.reading;

import java.util.List;

/**
 * Whose body: the identifiers by which destinations know the patient, the first one being the primary. Never a name or a
 * demographic.
 */
public record PatientRef(List<Identifier> identifiers) {
    /** At least one identifier. */
    public PatientRef {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a patient needs an identifier");
        }
    }

    /** The identifier that stands for the patient in keys and by default. */
    public Identifier primary() {
        return identifiers.get(0);
    }

    /**
     * An identifier as FHIR has it.
     *
     * @param system a URI, such as {@code urn:oid:1.2.3}
     */
    public record Identifier(String system, String value) {
        /** {@code system|value}, as FHIR searches and our command line write it. */
        @Override
        public String toString() {
            return system + "|" + value;
        }

        /** Reads {@code system|value}. */
        public static Identifier parse(String text) {
            int bar = text.lastIndexOf('|');
            if (bar < 1 || bar == text.length() - 1) {
                throw new IllegalArgumentException("an identifier is written SYSTEM|VALUE, such as urn:oid:1.2.3|p1");
            }
            return new Identifier(text.substring(0, bar), text.substring(bar + 1));
        }
    }
}
