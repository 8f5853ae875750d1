package io.vitalroute.fhir;

import io.vitalroute.reading.Metric.Code;

/** URIs and fixed codes that the resources use. */
final class Systems {
    static final String UCUM = "http://unitsofmeasure.org";
    static final String LOINC = "http://loinc.org";
    static final String MDC = "urn:iso:std:iso:11073:10101";
    static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /** What our own URIs start with. */
    static final String OWN = "https://vitalroute.io/fhir/";
    /** System of {@code Observation.identifier}, unless a destination says otherwise. */
    static final String READING = OWN + "reading";
    /** System of payload ids. */
    static final String PAYLOAD = OWN + "payload";
    /** System of mapping names with their version. */
    static final String MAPPING = OWN + "mapping";
    /** System of vendors' names. */
    static final String SOURCE = OWN + "source";
    /** System of the tag by which a Provenance is created once. */
    static final String PROVENANCE_KEY = OWN + "provenance-key";

    static final String OFFSET_ORIGIN = OWN + "CodeSystem/offset-origin";
    static final String METHOD = OWN + "CodeSystem/method";

    static final Code VITAL_SIGNS =
            new Code("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs");
    static final Code ACTIVITY =
            new Code("http://terminology.hl7.org/CodeSystem/observation-category", "activity", "Activity");
    static final Code PHYSICAL_ACTIVITY = new Code(
            "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes",
            "PhysicalActivity",
            "Physical Activity");
    static final Code HEART_RATE = new Code(LOINC, "8867-4", "Heart rate");
    static final Code TEST_DATA =
            new Code("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data");
    static final Code PATIENT_SUPPLIED =
            new Code("http://hl7.org/fhir/us/core/CodeSystem/us-core-tags", "patient-supplied", "Patient Supplied");

    private Systems() {}
}
