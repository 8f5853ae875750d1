package io.vitalroute.hl7;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.At;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Components;
import io.vitalroute.reading.Value.Quantity;

/** Invented readings of an invented patient. */
final class OruSamples {
    static final Instant MADE = Instant.parse("2026-03-14T06:31:00Z");
    static final PatientRef PATIENT = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p1")));
    static final OruProfile.Party US =
            new OruProfile.Party(new Designator("VITALROUTE", "0A1B2C3D4E5F6071", "EUI-64"), Designator.NONE);
    static final OruProfile.Party THEM =
            new OruProfile.Party(Designator.parse("EHR"), Designator.parse("CLINIC^1.2.3.4^ISO"));

    static final Metric WEIGHT = quantity(
            "body-weight",
            "kg",
            "kilogram",
            new Mdc("188736", "MDC_MASS_BODY_ACTUAL", "263875", "MDC_DIM_KILO_G"),
            loinc("29463-7", "Body weight"));
    static final Metric HEART_RATE = quantity(
            "heart-rate",
            "/min",
            "per minute",
            new Mdc("149530", "MDC_PULS_OXIM_PULS_RATE", "264864", "MDC_DIM_BEAT_PER_MIN"),
            loinc("8867-4", "Heart rate"));
    static final Metric OXYGEN_SATURATION = quantity(
            "oxygen-saturation",
            "%",
            "percent",
            new Mdc("150456", "MDC_PULS_OXIM_SAT_O2", "262688", "MDC_DIM_PERCENT"),
            loinc("2708-6", "Oxygen saturation in Arterial blood"),
            loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"));
    static final Metric RMSSD =
            quantity("hrv-rmssd", "ms", "millisecond", null, new Code(Metric.OWN_SYSTEM, "hrv-rmssd", "HRV RMSSD"));
    static final Metric BLOOD_PRESSURE = bloodPressure();

    private OruSamples() {}

    static OruProfile profile(Dialect dialect) {
        return OruProfile.of(dialect, US, THEM);
    }

    static Code loinc(String code, String display) {
        return new Code("http://loinc.org", code, display);
    }

    static Metric quantity(String name, String unit, String text, @Nullable Mdc mdc, Code... codes) {
        return metric(name, Kind.QUANTITY, unit, text, mdc, Map.of(), Map.of(), codes);
    }

    static Metric metric(
            String name,
            Kind kind,
            @Nullable String unit,
            @Nullable String unitText,
            @Nullable Mdc mdc,
            Map<String, Part> parts,
            Map<String, List<Code>> values,
            Code... codes) {
        return new Metric(
                name,
                name,
                kind,
                unit,
                unitText,
                1,
                null,
                null,
                Arrays.asList(codes),
                Map.of(),
                List.of(),
                List.of(),
                Metric.Time.ANY,
                mdc,
                parts,
                values,
                false,
                Map.of(),
                Map.of(),
                false,
                Metric.Verified.OFFICIAL,
                null);
    }

    static Value.Quantity kg(String number) {
        return Quantity.of(new BigDecimal(number), "kg");
    }

    static Value.Quantity of(String number, String unit) {
        return Quantity.of(new BigDecimal(number), unit);
    }

    static Components pressure(String systolic, String diastolic) {
        Map<String, Quantity> parts = new LinkedHashMap<>();
        parts.put("systolic", of(systolic, "mm[Hg]"));
        parts.put("diastolic", of(diastolic, "mm[Hg]"));
        return new Components(parts);
    }

    static At at(String time) {
        return new At(OffsetDateTime.parse(time), OffsetOrigin.SOURCE);
    }

    static PatientReading reading(Metric metric, Value value, TimeFrame time) {
        return reading("withings/7001/" + metric.name(), metric, value, time, Status.FINAL, Origin.Method.SENSED);
    }

    static PatientReading reading(
            String key, Metric metric, Value value, TimeFrame time, Status status, Origin.Method method) {
        Origin origin = new Origin(
                "withings",
                "measures",
                "acc-1",
                "payload-1",
                "/body/measuregrps/0",
                "withings/measures",
                3,
                method,
                null,
                MADE);
        return new PatientReading(new Reading(key, 1, metric, value, time, origin, status), PATIENT, SCALE);
    }

    static PatientReading withStatus(PatientReading reading, Status status) {
        return new PatientReading(reading.reading().withStatus(status), reading.patient(), reading.device());
    }

    static PatientReading withValue(PatientReading reading, Value value) {
        return new PatientReading(reading.reading().withValue(value), reading.patient(), reading.device());
    }

    static PatientReading from(PatientReading reading, @Nullable DeviceRef device) {
        return new PatientReading(reading.reading(), reading.patient(), device);
    }

    static DeviceRef device(String system, String id, String model, @Nullable String type) {
        return new DeviceRef(new PatientRef.Identifier(system, id), new Device(id, "Maker", model, null, null, type));
    }

    static final DeviceRef SCALE = device("https://vitalroute.io/device/withings", "d-55", "Body 7", "528399");

    private static Metric bloodPressure() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("systolic", part("systolic", "8480-6", "Systolic blood pressure", "150021", "SYS"));
        parts.put("diastolic", part("diastolic", "8462-4", "Diastolic blood pressure", "150022", "DIA"));
        return metric(
                "blood-pressure",
                Kind.COMPONENTS,
                null,
                null,
                new Mdc("150020", "MDC_PRESS_BLD_NONINV", "266016", "MDC_DIM_MMHG"),
                parts,
                Map.of(),
                loinc("85354-9", "Blood pressure panel with all children optional"));
    }

    private static Part part(String name, String loinc, String display, String mdc, String suffix) {
        return new Part(
                name,
                display,
                "mm[Hg]",
                "millimeter of mercury",
                0,
                null,
                List.of(loinc(loinc, display)),
                new Mdc(mdc, "MDC_PRESS_BLD_NONINV_" + suffix, "266016", "MDC_DIM_MMHG"),
                true);
    }
}
