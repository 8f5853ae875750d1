package io.vitalroute.camel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vitalroute.hl7.Designator;
import io.vitalroute.hl7.Dialect;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.OruMessage;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.hl7.OruProfile.Party;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/** The format {@code oru}: HL7 v2 ORU^R01, one message per patient and payload. */
final class OruFormat {
    private static final List<String> VERSIONS = List.of("2.5.1", "2.6", "pcd-01");

    private OruFormat() {}

    static Encoder of(FormatSettings settings) {
        OruEncoder encoder = new OruEncoder(profile(settings));
        return (destination, patient, readings, made) -> encode(encoder, destination, patient, readings, made);
    }

    static OruProfile profile(FormatSettings settings) {
        Dialect dialect = switch (settings.choice("version", "2.5.1", VERSIONS)) {
            case "2.6" -> Dialect.V2_6;
            case "pcd-01" -> Dialect.PCD_01;
            default -> Dialect.V2_5_1;
        };
        OruProfile usual = OruProfile.of(
                dialect,
                new Party(
                        Designator.parse(settings.text("sendingApplication", "VITALROUTE")),
                        Designator.parse(settings.text("sendingFacility", ""))),
                new Party(
                        Designator.parse(settings.text("receivingApplication", "")),
                        Designator.parse(settings.text("receivingFacility", ""))));
        boolean mdc = settings.choice("coding", dialect == Dialect.PCD_01 ? "mdc" : "loinc", List.of("loinc", "mdc"))
                .equals("mdc");
        String patientClass = settings.text("patientClass", "");
        String country = settings.text("country", "");
        return new OruProfile(
                dialect,
                mdc ? OruProfile.Coding.MDC_FIRST : OruProfile.Coding.LOINC_FIRST,
                usual.sender(),
                usual.receiver(),
                settings.choice("processingId", "P", List.of("P", "T", "D")),
                country.isEmpty() ? null : country,
                settings.flag("orc", usual.orc()),
                patientClass.isEmpty() ? null : patientClass,
                settings.choice("patientName", usual.patientName()),
                settings.choice("acknowledgements", usual.acknowledgements()),
                usual.authorities(),
                settings.integer("maxReadings", usual.maxReadings(), 1, 10_000));
    }

    private static Encoder.Encoded encode(
            OruEncoder encoder, String destination, PatientRef patient, List<PatientReading> readings, Instant made) {
        List<Problem> refused = new ArrayList<>();
        List<PatientReading> said = new ArrayList<>();
        for (PatientReading reading : readings) {
            Optional<Problem> refusal = encoder.refusal(reading);
            if (refusal.isPresent()) {
                refused.add(refusal.get());
            } else {
                said.add(reading);
            }
        }
        List<Outbound> messages = said.isEmpty()
                ? List.of()
                : encoder.messages(patient, said, made).stream()
                        .map(m -> outbound(destination, patient, m))
                        .toList();
        return new Encoder.Encoded(messages, refused);
    }

    private static Outbound outbound(String destination, PatientRef patient, OruMessage message) {
        return new Outbound(
                destination + ":" + message.controlId(),
                destination,
                patient.primary().toString(),
                OruEncoder.MEDIA_TYPE,
                message.bytes(),
                message.readings().size());
    }
}
