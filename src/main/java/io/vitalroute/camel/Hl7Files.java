package io.vitalroute.camel;

import java.util.List;

import io.vitalroute.hl7.Hl7Batch;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.reading.Outbound;

/** The format {@code hl7-batch}: the messages of {@code oru}, each as a batch file of its own (FHS, BHS, BTS, FTS). */
final class Hl7Files {
    private Hl7Files() {}

    static Encoder of(FormatSettings settings) {
        Encoder messages = OruFormat.of(settings);
        OruProfile profile = OruFormat.profile(settings);
        Hl7Batch batch = new Hl7Batch(profile.sender(), profile.receiver());
        return (destination, patient, readings, made) -> {
            Encoder.Encoded encoded = messages.encode(destination, patient, readings, made);
            List<Outbound> files = encoded.outbound().stream()
                    .map(m -> new Outbound(
                            m.deliveryKey(),
                            m.destination(),
                            m.order(),
                            m.mediaType(),
                            batch.file(List.of(m.bytes()), made),
                            m.readings()))
                    .toList();
            return new Encoder.Encoded(files, encoded.refused());
        };
    }
}
