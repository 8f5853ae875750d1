package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;

import static io.vitalroute.fhir.Samples.at;
import static io.vitalroute.fhir.Samples.number;
import static io.vitalroute.fhir.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

class FhirBundlesTest {
    private static final List<PatientReading> READINGS = readings();
    private static final byte[] BUNDLE =
            new FhirEncoder(FhirProfile.standard()).bundle(Samples.PATIENT, READINGS, Samples.RECORDED);

    @Test
    void keys_standAtTheirEntries() {
        assertThat(FhirBundles.keys(BUNDLE)).containsExactly(null, key(0), key(1), key(2), key(3), key(4), null);
    }

    @Test
    void entriesAndReadings_areCounted() {
        assertThat(FhirBundles.entries(BUNDLE)).isEqualTo(7);
        assertThat(FhirBundles.readings(BUNDLE)).isEqualTo(5);
    }

    @Test
    void only_allEntries_isTheSameToTheByte() {
        assertThat(FhirBundles.only(BUNDLE, Set.of(1, 2, 3, 4, 5)).bytes()).isEqualTo(BUNDLE);
    }

    @Test
    void halves_holdAllReadingsOnce_eachWithItsDeviceAndProvenance() {
        List<FhirBundle> halves = FhirBundles.halves(BUNDLE);

        assertThat(halves).hasSize(2);
        assertThat(halves.get(0).keys()).containsExactly(key(0), key(1));
        assertThat(halves.get(1).keys()).containsExactly(key(2), key(3), key(4));
        assertThat(halves).allSatisfy(half -> {
            assertThat(FhirOracle.instance().findings(half.bytes())).isEmpty();
            assertThat(types(half)).startsWith("Device").endsWith("Provenance");
        });
    }

    @Test
    void halves_haveProvenanceOfTheirOwn_soThatTheSecondIsNotTakenForTheFirst() {
        List<FhirBundle> halves = FhirBundles.halves(BUNDLE);

        assertThat(provenance(halves.get(0)).getMeta().getTagFirstRep().getCode())
                .isNotEqualTo(
                        provenance(halves.get(1)).getMeta().getTagFirstRep().getCode());
        assertThat(provenance(halves.get(1)).getTarget()).hasSize(3);
    }

    @Test
    void halves_ofTheSameBundle_areTheSameBytes() {
        assertThat(FhirBundles.halves(BUNDLE).get(0).bytes())
                .isEqualTo(FhirBundles.halves(BUNDLE).get(0).bytes());
    }

    @Test
    void halves_downToTheLast_endAtSingleReadings() {
        List<FhirBundle> open = new ArrayList<>(FhirBundles.halves(BUNDLE));
        List<FhirBundle> single = new ArrayList<>();
        while (!open.isEmpty()) {
            FhirBundle next = open.remove(0);
            List<FhirBundle> parts = FhirBundles.halves(next.bytes());
            (parts.isEmpty() ? single : open).addAll(parts.isEmpty() ? List.of(next) : parts);
        }

        assertThat(single)
                .flatExtracting(FhirBundle::keys)
                .containsExactlyInAnyOrder(key(0), key(1), key(2), key(3), key(4));
    }

    @Test
    void isolate_partsTheBlamedFromTheOthers() {
        List<FhirBundle> parts = FhirBundles.isolate(BUNDLE, Set.of(3));

        assertThat(parts)
                .extracting(FhirBundle::keys)
                .containsExactly(List.of(key(0), key(1), key(3), key(4)), List.of(key(2)));
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(FhirOracle.instance().findings(part.bytes())).isEmpty());
    }

    @Test
    void isolate_ofBlameThatNamesNoReading_halves() {
        assertThat(FhirBundles.isolate(BUNDLE, Set.of(0, 99))).hasSize(2);
    }

    private static List<PatientReading> readings() {
        List<PatientReading> readings = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            readings.add(reading(
                    Samples.heartRate(),
                    number("6" + i + ".0", "/min"),
                    at("2026-03-14T07:0" + i + ":00+01:00"),
                    Status.FINAL,
                    Method.SENSED,
                    Samples.SCALE));
        }
        return readings;
    }

    private static String key(int i) {
        return READINGS.get(i).reading().key();
    }

    private static List<String> types(FhirBundle bundle) {
        return FhirOracle.instance().parse(bundle.bytes()).getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
    }

    private static Provenance provenance(FhirBundle bundle) {
        Bundle parsed = FhirOracle.instance().parse(bundle.bytes());
        return (Provenance) parsed.getEntry().get(parsed.getEntry().size() - 1).getResource();
    }
}
