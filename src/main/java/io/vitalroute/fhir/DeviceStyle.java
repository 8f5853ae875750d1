package io.vitalroute.fhir;

/** How {@code Observation.device} names the measuring device. */
public enum DeviceStyle {
    /** A Device resource in the same transaction, created once. */
    ENTRY,
    /** A Device inside each Observation. */
    CONTAINED,
    /** Its identifier and model only; no Device resource. */
    LOGICAL
}
