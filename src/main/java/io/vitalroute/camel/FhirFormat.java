package io.vitalroute.camel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vitalroute.fhir.BundleType;
import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.WriteMode;
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
        FhirProfile standard = FhirProfile.standard().withMaxEntries(settings.integer("maxEntries", 100, 3, 5_000));
        String write = settings.choice(
                "write", "auto", List.of("auto", "conditional-create", "conditional-update", "client-id", "create"));
        FhirProfile profile = write.equals("auto") ? standard : standard.with(mode(write));
        boolean batch = settings.choice("bundle", "auto", List.of("auto", "transaction", "batch"))
                .equals(BundleType.BATCH.code());
        return batch ? profile.asBatch() : profile;
    }

    private static WriteMode mode(String word) {
        return switch (word) {
            case "conditional-create" -> WriteMode.CONDITIONAL_CREATE;
            case "conditional-update" -> WriteMode.CONDITIONAL_UPDATE;
            case "client-id" -> WriteMode.CLIENT_ID;
            default -> WriteMode.CREATE;
        };
    }

    private static Encoder.Encoded encode(
            FhirEncoder encoder, String destination, PatientRef patient, List<PatientReading> readings, Instant made) {
        Set<String> updates = readings.stream()
                .filter(PatientReading::update)
                .map(r -> r.reading().key())
                .collect(Collectors.toSet());
        var encoded = encoder.encode(patient, readings, made, updates::contains);
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
