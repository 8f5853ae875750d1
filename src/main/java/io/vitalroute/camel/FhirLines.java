package io.vitalroute.camel;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.fhir.DeviceStyle;
import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.ProvenanceStyle;
import io.vitalroute.fhir.WriteMode;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;

/**
 * The format {@code fhir-ndjson}: one Observation a line, each with an id of ours and with device and provenance inside
 * (FHIR bulk data's file format).
 */
final class FhirLines {
    private static final String MEDIA_TYPE = "application/fhir+ndjson";

    private FhirLines() {}

    static Encoder of(FormatSettings settings) {
        int most = settings.integer("maxEntries", 1_000, 3, 100_000);
        FhirEncoder encoder = new FhirEncoder(FhirProfile.standard()
                .with(WriteMode.CLIENT_ID)
                .with(DeviceStyle.CONTAINED, ProvenanceStyle.CONTAINED)
                .withMaxEntries(most));
        return (destination, patient, readings, made) -> {
            var encoded = encoder.encode(patient, readings, made);
            String order = patient.primary().toString();
            List<Outbound> outbound = encoded.bundles().stream()
                    .map(bundle -> new Outbound(
                            Hashes.of(destination, order, versions(bundle, readings)),
                            destination,
                            order,
                            MEDIA_TYPE,
                            lines(bundle),
                            bundle.keys().size()))
                    .toList();
            return new Encoder.Encoded(
                    outbound, encoded.unsaid().stream().map(Unsaid::problem).toList());
        };
    }

    private static String versions(FhirBundle bundle, List<PatientReading> readings) {
        Set<String> keys = Set.copyOf(bundle.keys());
        return readings.stream()
                .map(PatientReading::reading)
                .filter(r -> keys.contains(r.key()))
                .map(r -> r.key() + "@" + r.version() + "@" + r.origin().payload()
                        + r.origin().item())
                .collect(Collectors.joining(" "));
    }

    private static byte[] lines(FhirBundle bundle) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JsonNode entry : Templates.read(bundle.bytes()).path("entry")) {
            lines.writeBytes(Templates.write(entry.path("resource")));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
