package io.vitalroute.camel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.vitalroute.fhir.Encoded;
import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.FhirSettings;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/** The format {@code fhir}: FHIR R4 Bundles, each of one patient. */
final class FhirFormat {
    static final String MEDIA_TYPE = "application/fhir+json";

    private FhirFormat() {}

    static Encoder of(FormatSettings settings) {
        FhirEncoder encoder = new FhirEncoder(profile(settings));
        return (destination, patient, readings, made) -> encode(encoder, destination, patient, readings, made);
    }

    private static FhirProfile profile(FormatSettings settings) {
        return FhirSettings.read(key -> settings.text(key, ""), "outbox:" + settings.destination())
                .profile();
    }

    private static Encoder.Encoded encode(
            FhirEncoder encoder, String destination, PatientRef patient, List<PatientReading> readings, Instant made) {
        Encoded encoded = encoder.encode(patient, readings, made);
        List<Outbound> outbound = encoded.bundles().stream()
                .map(b -> outbound(destination, patient, readings, b))
                .toList();
        return new Encoder.Encoded(
                outbound, encoded.unsaid().stream().map(Unsaid::problem).toList());
    }

    private static Outbound outbound(
            String destination, PatientRef patient, List<PatientReading> readings, FhirBundle bundle) {
        Set<String> keys = Set.copyOf(bundle.keys());
        String[] words = Stream.concat(
                        Stream.of(destination, patient.primary().toString()),
                        readings.stream()
                                .map(PatientReading::reading)
                                .filter(r -> keys.contains(r.key()))
                                .map(r -> r.key() + "@" + r.version()))
                .toArray(String[]::new);
        return new Outbound(
                Hashes.of(words),
                destination,
                patient.primary().toString(),
                MEDIA_TYPE,
                bundle.bytes(),
                bundle.keys().size());
    }
}
