package io.vitalroute.hl7;

import io.vitalroute.reading.Reading.Status;

/** What OBX-11 (HL7 table 0085) and OBR-25 (table 0123) say of a reading. */
final class ResultStatus {
    static final String DELETED = "D";
    static final String WRONG_PATIENT = "W";

    private ResultStatus() {}

    /** OBX-11. PCD-01 calls what a device sent and nobody looked at {@code R}, whether the vendor may change it or not. */
    static String observation(Status status, Dialect dialect) {
        return switch (status) {
            case PRELIMINARY -> dialect.pcd() ? "R" : "P";
            case FINAL -> dialect.pcd() ? "R" : "F";
            case AMENDED -> "C";
            case ENTERED_IN_ERROR -> DELETED;
        };
    }

    /** OBR-25. A report of which a part is deleted or was the wrong patient's is a corrected one. */
    static String report(String observation) {
        return switch (observation) {
            case "P" -> "P";
            case "C", DELETED, WRONG_PATIENT -> "C";
            default -> "F";
        };
    }
}
