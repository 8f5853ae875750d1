package io.vitalroute.fhir;

/** Where Observations of one shape differ. */
enum Hole {
    /** Of the Observation: entry URL, and id in client-id mode. */
    UUID,
    PAYLOAD,
    KEY,
    /** Identifier system of the patient. */
    SYSTEM,
    /** Identifier value of the patient. */
    PATIENT,
    /** Moment, date or start of the period. */
    START,
    END,
    ISSUED,
    VALUE,
    /** UUID of the device's entry. */
    DEVICE
}
