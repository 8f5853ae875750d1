package io.vitalroute.hl7;

/** Which kind of ORU^R01 a receiver takes. */
public enum Dialect {
    /** HL7 2.5.1, as laboratory and EHR interfaces take it. */
    V2_5_1("2.5.1"),
    /** HL7 2.6. */
    V2_6("2.6"),
    /** IHE PCD-01, Communicate PCD Data: HL7 2.6 under the rules of IHE PCD TF-2 3.1 and its appendices A and B. */
    PCD_01("2.6");

    private final String version;

    Dialect(String version) {
        this.version = version;
    }

    /** MSH-12. */
    public String version() {
        return version;
    }

    boolean pcd() {
        return this == PCD_01;
    }

    /** The type of coded values: CE until 2.5.1, CWE since (HL7 2.6, 2.A.13). */
    String codedType() {
        return this == V2_5_1 ? "CE" : "CWE";
    }

    /** The type of a date with time in OBX-2: TS until 2.5.1, DTM since. */
    String timestampType() {
        return this == V2_5_1 ? "TS" : "DTM";
    }
}
