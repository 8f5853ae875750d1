package io.vitalroute.hl7;

import io.vitalroute.reading.PatientRef;

/** What stands before the reports: MSH, PID and, where wanted, PV1. */
final class Envelope {
    /** MSH-21 of PCD-01 (IHE PCD TF-2, B.1): receivers go by the OID. */
    private static final String PCD_01 = "IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO";

    private static final String UTF_8 = "UNICODE UTF-8";

    private final OruProfile profile;

    Envelope(OruProfile profile) {
        this.profile = profile;
    }

    /** MSH. An empty charset means ASCII. */
    void header(StringBuilder out, String made, String control, boolean ascii) {
        Segment.header("MSH")
                .raw(3, profile.sender().application().field())
                .raw(4, profile.sender().facility().field())
                .raw(5, profile.receiver().application().field())
                .raw(6, profile.receiver().facility().field())
                .text(7, made)
                .parts(9, "ORU", "R01", "ORU_R01")
                .text(10, control)
                .text(11, profile.processingId())
                .text(12, profile.dialect().version())
                .text(15, profile.acknowledgements().accept())
                .text(16, profile.acknowledgements().application())
                .text(17, profile.country())
                .text(18, ascii ? "" : UTF_8)
                .raw(21, profile.dialect().pcd() ? PCD_01 : "")
                .appendTo(out);
    }

    /** PID, without any demographic, and PV1. */
    void patient(StringBuilder out, PatientRef patient) {
        String identifiers = String.join(
                "~", patient.identifiers().stream().map(this::identifier).toList());
        Segment.of("PID")
                .text(1, profile.dialect().pcd() ? "" : "1")
                .raw(3, identifiers)
                .raw(5, "^^^^^^" + profile.patientName().code())
                .appendTo(out);
        if (profile.patientClass() != null) {
            Segment.of("PV1").text(1, "1").text(2, profile.patientClass()).appendTo(out);
        }
    }

    /** {@code id^^^authority&oid&ISO^MR}. */
    private String identifier(PatientRef.Identifier identifier) {
        OruProfile.Authority authority = profile.authority(identifier.system());
        String assigner =
                Designator.ofSystem(authority.name(), identifier.system()).component();
        return Er7.escape(identifier.value()) + "^^^" + assigner + "^" + Er7.escape(authority.type());
    }
}
