package io.vitalroute.camel;

import io.vitalroute.hl7.Encoded;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.OruMessage;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.hl7.OruSettings;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientRef;

/** The format {@code oru}: HL7 v2 ORU^R01, one message per patient and payload. */
final class OruFormat {
    private OruFormat() {}

    static Encoder of(FormatSettings settings) {
        OruEncoder encoder = new OruEncoder(profile(settings));
        return (destination, patient, readings, made) -> {
            Encoded encoded = encoder.encode(patient, readings, made);
            return new Encoder.Encoded(
                    encoded.messages().stream()
                            .map(message -> outbound(destination, patient, message))
                            .toList(),
                    encoded.unsaid().stream().map(Encoded.Unsaid::problem).toList());
        };
    }

    static OruProfile profile(FormatSettings settings) {
        return OruSettings.read(key -> settings.text(key, ""), "outbox:" + settings.destination());
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
