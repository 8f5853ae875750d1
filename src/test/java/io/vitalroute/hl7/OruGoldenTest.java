package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value.Comparator;
import io.vitalroute.reading.Value.Quantity;

import static io.vitalroute.hl7.OruSamples.BLOOD_PRESSURE;
import static io.vitalroute.hl7.OruSamples.HEART_RATE;
import static io.vitalroute.hl7.OruSamples.MADE;
import static io.vitalroute.hl7.OruSamples.OXYGEN_SATURATION;
import static io.vitalroute.hl7.OruSamples.PATIENT;
import static io.vitalroute.hl7.OruSamples.WEIGHT;
import static io.vitalroute.hl7.OruSamples.at;
import static io.vitalroute.hl7.OruSamples.device;
import static io.vitalroute.hl7.OruSamples.kg;
import static io.vitalroute.hl7.OruSamples.of;
import static io.vitalroute.hl7.OruSamples.pressure;
import static io.vitalroute.hl7.OruSamples.profile;
import static io.vitalroute.hl7.OruSamples.reading;
import static io.vitalroute.hl7.OruSamples.withStatus;
import static io.vitalroute.hl7.OruSamples.withValue;

/** Whole messages, one segment a line (on the wire each ends with a carriage return). */
class OruGoldenTest {
    private static final PatientReading MORNING_WEIGHT = reading(WEIGHT, kg("81.40"), at("2026-03-14T07:30:00+01:00"));

    private static final PatientReading CUFF_PRESSURE = OruSamples.from(
            reading(BLOOD_PRESSURE, pressure("127", "83"), at("2026-03-14T07:32:10+01:00")),
            device("https://vitalroute.io/device/withings", "d-56", "Cuff 3", "528391"));

    @Test
    void weight_in_2_5_1() {
        golden("weight-2.5.1", Dialect.V2_5_1, MORNING_WEIGHT);
    }

    @Test
    void blood_pressure_in_2_6_is_two_observations_of_one_panel() {
        golden("blood-pressure-2.6", Dialect.V2_6, CUFF_PRESSURE);
    }

    @Test
    void pulse_oximetry_in_PCD_01() {
        var oximeter =
                device("urn:oid:1.2.840.10004.1.1.1.0.0.1.0.0.1.2680", "FE-ED-AB-EE-DE-AD-77-C3", "Ox 2", "528388");
        golden(
                "pulse-oximetry-pcd-01",
                Dialect.PCD_01,
                OruSamples.from(reading(OXYGEN_SATURATION, of("97", "%"), at("2026-03-14T07:33:00+01:00")), oximeter),
                OruSamples.from(reading(HEART_RATE, of("61", "/min"), at("2026-03-14T07:33:00+01:00")), oximeter));
    }

    @Test
    void blood_pressure_in_PCD_01_has_its_parts_below_the_group() {
        golden("blood-pressure-pcd-01", Dialect.PCD_01, CUFF_PRESSURE);
    }

    @Test
    void a_correction_carries_the_number_of_what_it_corrects() {
        golden("correction-2.5.1", Dialect.V2_5_1, withStatus(withValue(MORNING_WEIGHT, kg("81.90")), Status.AMENDED));
    }

    @Test
    void a_deletion_carries_no_value() {
        golden("deletion-2.5.1", Dialect.V2_5_1, withStatus(MORNING_WEIGHT, Status.ENTERED_IN_ERROR));
    }

    @Test
    void a_comparator_is_a_structured_number() {
        Quantity below = new Quantity(of("70", "%").number(), "%", Comparator.LESS);
        golden("comparator-2.6", Dialect.V2_6, reading(OXYGEN_SATURATION, below, at("2026-03-14T03:10:00+01:00")));
    }

    private static void golden(String name, Dialect dialect, PatientReading... readings) {
        byte[] message = new OruEncoder(profile(dialect)).message(PATIENT, List.of(readings), MADE);
        Hl7Oracle.assertStrictlyParses(message);
        String shown = new String(message, StandardCharsets.UTF_8).replace('\r', '\n');
        GoldenFile.check("src/test/resources/hl7/" + name + ".hl7", shown);
    }
}
