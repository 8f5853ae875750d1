package io.vitalroute.camel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.vitalroute.fhir.Encoded;
import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.fhir.FhirSettings;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;

/** The format {@code fhir}: FHIR R4 Bundles, each of one patient. */
final class FhirFormat {
    static final String MEDIA_TYPE = "application/fhir+json";
    private static final String AUTO = "auto";

    private final FhirTargets targets;
    private final Overlays overlays;

    FhirFormat(FhirTargets targets, Overlays overlays) {
        this.targets = targets;
        this.overlays = overlays;
    }

    Encoder of(FormatSettings settings) {
        String name = settings.destination();
        FhirSettings read = FhirSettings.read(key -> settings.text(key, ""), "outbox:" + name);
        boolean anyBundle = settings.text("bundle", AUTO).equals(AUTO);
        boolean anyMode = settings.text("write", AUTO).equals(AUTO);
        FhirTarget target = targets.open(
                name,
                new FhirTarget(
                        name,
                        read.profile(),
                        anyBundle,
                        anyMode,
                        read.adapts(),
                        OutboxEndpoint.isIdempotent(settings)));
        Overlays.Overlay overlay = overlays.named(settings.text("template", ""));
        return (destination, patient, readings, made) -> encode(target, overlay, destination, patient, readings, made);
    }

    private static Encoder.Encoded encode(
            FhirTarget target,
            Overlays.Overlay overlay,
            String destination,
            PatientRef patient,
            List<PatientReading> readings,
            Instant made) {
        Encoded encoded = target.encoder().encode(patient, readings, made);
        List<Outbound> outbound = encoded.bundles().stream()
                .map(b -> outbound(destination, patient, readings, overlay.over(b, readings)))
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
                                .map(r -> r.key() + "@" + r.version() + "@"
                                        + r.origin().payload() + r.origin().item()))
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
