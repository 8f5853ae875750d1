package io.vitalroute.hl7;

import io.vitalroute.reading.Reading;

/** OBX-17: how the value came about (IHE PCD TF-2, B.8). */
final class Methods {
    private Methods() {}

    /** PCD-01 reads an empty field as an automatic measurement, so there what is not known is said to be unknown. */
    static String of(Reading reading, boolean pcd) {
        return switch (reading.origin().method()) {
            case SENSED -> "AMEAS^auto-measurement^MDC";
            case SELF_REPORTED -> "MMEAS^manual-measurement^MDC^self-reported^reported by the patient^99VTR";
            case DERIVED -> "ACALC^auto-calculation^MDC";
            case UNKNOWN -> pcd ? "unknown^method not stated^99VTR" : "";
        };
    }
}
