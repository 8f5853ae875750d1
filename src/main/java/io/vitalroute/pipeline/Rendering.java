package io.vitalroute.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.vitalroute.fhir.Encoded;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.hl7.Designator;
import io.vitalroute.hl7.Dialect;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.identity.Devices;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/**
 * Readings of one patient as one document, without the spine: for the command line and for routes of an engineer's own.
 *
 * @param bytes the document; of ORU nothing where there is no reading that it can say
 * @param refused readings that the format cannot say, and why
 */
public record Rendering(byte[] bytes, List<Problem> refused) {
    /** Shared, since its templates are cut once for each metric. */
    private static final FhirEncoder FHIR =
            new FhirEncoder(FhirProfile.standard().withMaxEntries(Integer.MAX_VALUE));

    private static final OruEncoder ORU = new OruEncoder(wholeReport());

    private static final byte[] EMPTY =
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}".getBytes(StandardCharsets.UTF_8);

    /**
     * One FHIR R4 transaction Bundle, as our standard profile has it.
     *
     * @param made what the Bundle gives as the time of its making
     */
    public static Rendering fhir(PatientRef patient, List<Reading> readings, Instant made) {
        Encoded encoded = FHIR.encode(patient, of(patient, readings), made);
        List<Problem> refused =
                encoded.unsaid().stream().map(Encoded.Unsaid::problem).toList();
        if (encoded.bundles().isEmpty()) {
            return new Rendering(EMPTY, refused);
        }
        return new Rendering(encoded.bundles().get(0).bytes(), refused);
    }

    /** One ORU^R01 in HL7 2.5.1, segments ended by carriage returns. */
    public static Rendering oru(PatientRef patient, List<Reading> readings, Instant made) {
        var encoded = ORU.encode(patient, of(patient, readings), made);
        List<Problem> refused =
                encoded.unsaid().stream().map(unsaid -> unsaid.problem()).toList();
        byte[] bytes = encoded.messages().isEmpty()
                ? new byte[0]
                : encoded.messages().get(0).bytes();
        return new Rendering(bytes, refused);
    }

    private static OruProfile wholeReport() {
        OruProfile usual = OruProfile.of(
                Dialect.V2_5_1,
                new OruProfile.Party(Designator.parse("VITALROUTE"), Designator.NONE),
                OruProfile.Party.NONE);
        return new OruProfile(
                usual.dialect(),
                usual.coding(),
                usual.sender(),
                usual.receiver(),
                usual.processingId(),
                usual.country(),
                usual.orc(),
                usual.patientClass(),
                usual.patientName(),
                usual.acknowledgements(),
                usual.authorities(),
                Integer.MAX_VALUE);
    }

    /** The readings that stand, each with its device. */
    private static List<PatientReading> of(PatientRef patient, List<Reading> readings) {
        return Transform.standing(readings).stream()
                .map(reading -> new PatientReading(reading, patient, Devices.of(reading, patient)))
                .toList();
    }
}
