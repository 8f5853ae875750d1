package io.vitalroute.fhir;

/** What a destination may switch on. */
public enum Option {
    /**
     * Resting heart rate (40443-4) is also coded 8867-4, so that charts of heart rate pick it up; the heart rate profile
     * then applies to it (standards: R4 vital signs).
     */
    RESTING_AS_HEART_RATE,
    /** Each Observation carries US Core's tag {@code patient-supplied}. */
    PATIENT_SUPPLIED_TAG,
    /** Each resource carries the security label {@code HTEST}: test data, not to be treated upon. */
    TEST_DATA,
    /** IEEE 11073 codings stand beside LOINC. */
    MDC_CODINGS,
    /** Profiles of HL7's guide for continuous glucose monitoring are claimed; a server that validates must know them. */
    CGM_PROFILES,
    /** Profiles of HL7's guide for physical activity are claimed; a server that validates must know them. */
    ACTIVITY_PROFILES,
    /** Once the server has told which profiles it supports, those of these guides are claimed. */
    PROFILES_AS_SERVED
}
