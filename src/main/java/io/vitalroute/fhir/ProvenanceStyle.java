package io.vitalroute.fhir;

/** Where a Provenance tells payload, mapping and author of readings. */
public enum ProvenanceStyle {
    /** One Provenance per payload and Bundle, for all its readings, in the same transaction. */
    ENTRY,
    /** Inside each Observation, as US Core writes have it. */
    CONTAINED,
    /** {@code meta.source} says enough. */
    OFF
}
