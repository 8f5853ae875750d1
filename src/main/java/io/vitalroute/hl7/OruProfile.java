package io.vitalroute.hl7;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver of ORU^R01 wants.
 *
 * @param dialect version and profile
 * @param coding which code comes first in OBX-3, and how units are written in OBX-6
 * @param sender MSH-3 and MSH-4; the application also assigns our filler numbers (OBR-3)
 * @param receiver MSH-5 and MSH-6
 * @param processingId MSH-11: {@code P} production, {@code T} training, {@code D} debugging
 * @param country MSH-17, an ISO 3166 code of three letters, or null
 * @param orc whether an ORC|RE precedes each OBR, as many laboratory interfaces want; PCD-01 forbids it
 * @param patientClass PV1-2, such as {@code O}; null for no PV1
 * @param patientName what is said in PID-5 instead of a name
 * @param acknowledgements which answers are asked for
 * @param authorities by identifier system: the authority's local name and the kind of identifier in PID-3; systems that
 *     are not listed have no local name and are of kind {@code MR}
 * @param maxReadings into how many readings at most a message is cut
 */
public record OruProfile(
        Dialect dialect,
        Coding coding,
        Party sender,
        Party receiver,
        String processingId,
        @Nullable String country,
        boolean orc,
        @Nullable String patientClass,
        PatientName patientName,
        AcknowledgementMode acknowledgements,
        Map<String, Authority> authorities,
        int maxReadings) {

    /** Which code comes first. */
    public enum Coding {
        /** LOINC (or our own code) first, MDC as the alternate; units in UCUM only. */
        LOINC_FIRST,
        /** MDC first where there is a code, LOINC as the alternate; units in MDC with UCUM as the alternate. */
        MDC_FIRST
    }

    /** What stands for the name that we don't know (HL7 table 0200). */
    public enum PatientName {
        /** The name is unknown. */
        UNKNOWN("U"),
        /** The identifiers are pseudonyms. */
        PSEUDONYM("S");

        private final String code;

        PatientName(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** An application and the facility that it works for. */
    public record Party(Designator application, Designator facility) {
        /** Nobody in particular. */
        public static final Party NONE = new Party(Designator.NONE, Designator.NONE);
    }

    /**
     * An assigning authority of patient identifiers.
     *
     * @param name local name, or empty
     * @param type kind of identifier (HL7 table 0203), such as {@code MR}
     */
    public record Authority(String name, String type) {
        static final Authority DEFAULT = new Authority("", "MR");
    }

    /** Refuses combinations that the dialect forbids. */
    public OruProfile {
        authorities = Map.copyOf(authorities);
        if (maxReadings < 1) {
            throw new IllegalArgumentException("a message holds at least one reading");
        }
        if (dialect.pcd()) {
            checkPcd(sender, orc, acknowledgements);
        }
    }

    private static void checkPcd(Party sender, boolean orc, AcknowledgementMode acknowledgements) {
        if (orc) {
            throw new IllegalArgumentException("PCD-01 forbids ORC");
        }
        if (acknowledgements != AcknowledgementMode.COMMIT) {
            throw new IllegalArgumentException("PCD-01 asks for commit acknowledgements only (MSH-15 AL, MSH-16 NE)");
        }
        if (sender.application().universalId() == null) {
            throw new IllegalArgumentException(
                    "PCD-01 needs a sending application with a universal id, such as VITALROUTE^0123456789ABCDEF^EUI-64");
        }
    }

    /** The usual form of a dialect: what its receivers expect unless they say otherwise. */
    public static OruProfile of(Dialect dialect, Party sender, Party receiver) {
        boolean pcd = dialect.pcd();
        return new OruProfile(
                dialect,
                pcd ? Coding.MDC_FIRST : Coding.LOINC_FIRST,
                sender,
                receiver,
                "P",
                null,
                dialect == Dialect.V2_5_1,
                null,
                PatientName.UNKNOWN,
                pcd ? AcknowledgementMode.COMMIT : AcknowledgementMode.ORIGINAL,
                Map.of(),
                200);
    }

    Authority authority(String system) {
        return authorities.getOrDefault(system, Authority.DEFAULT);
    }
}
