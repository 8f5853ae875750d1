package io.vitalroute.hl7;

import org.jspecify.annotations.Nullable;

/**
 * Who assigns ids, or which application or facility is meant (HL7 data type HD).
 *
 * @param name local name, such as {@code VITALROUTE}; may be empty where the universal id is not
 * @param universalId an id that is unique everywhere, such as an OID, or null
 * @param universalIdType what kind of id that is: {@code ISO} for an OID, {@code EUI-64}, {@code DNS}, {@code URI},
 *     {@code UUID} (HL7 table 0301); null where there is no universal id
 */
public record Designator(
        String name, @Nullable String universalId, @Nullable String universalIdType) {

    /** Nobody in particular: an empty field. */
    public static final Designator NONE = new Designator("", null, null);

    /** A universal id and its type come together. */
    public Designator {
        if ((universalId == null) != (universalIdType == null)) {
            throw new IllegalArgumentException("a universal id needs a type, and a type an id");
        }
    }

    /** Reads {@code name} or {@code name^id^type}, as settings write it. */
    public static Designator parse(String text) {
        String[] parts = text.split("\\^", -1);
        if (parts.length == 1) {
            return new Designator(parts[0], null, null);
        }
        if (parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty()) {
            return new Designator(parts[0], parts[1], parts[2]);
        }
        throw new IllegalArgumentException("written NAME or NAME^ID^TYPE, such as VITALROUTE^1.2.3^ISO");
    }

    /** The authority that a FHIR identifier system names: {@code urn:oid:1.2.3} is an OID, anything else a URI. */
    static Designator ofSystem(String name, String system) {
        if (system.startsWith("urn:oid:")) {
            return new Designator(name, system.substring("urn:oid:".length()), "ISO");
        }
        if (system.startsWith("urn:uuid:")) {
            return new Designator(name, system.substring("urn:uuid:".length()), "UUID");
        }
        return new Designator(name, system, "URI");
    }

    /** As a field of its own: {@code name^id^type}. */
    String field() {
        return Er7.components(name, universalId, universalIdType);
    }

    /** As a component: {@code name&id&type}. */
    String component() {
        return Er7.subcomponents(name, universalId, universalIdType);
    }
}
