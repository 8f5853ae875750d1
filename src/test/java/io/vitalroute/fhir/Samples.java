package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value;

/** Invented readings, and metrics written by hand so that these tests don't hang on the metrics file. */
final class Samples {
    static final String LOINC = "http://loinc.org";
    static final Instant RECEIVED = Instant.parse("2026-03-14T06:31:07Z");
    static final Instant RECORDED = Instant.parse("2026-03-14T06:31:08.250Z");
    static final PatientRef PATIENT = new PatientRef(List.of(new Identifier("urn:oid:2.999.7.1", "p1")));
    static final Code VITAL =
            new Code("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs");
    static final Code ACTIVITY =
            new Code("http://terminology.hl7.org/CodeSystem/observation-category", "activity", "Activity");
    static final DeviceRef SCALE = new DeviceRef(
            new Identifier("https://vitalroute.io/fhir/device/withings", "d-77"),
            new Device("d-77", "Withings", "Body Cardio", "Bathroom scale", "1781", "528399"));

    private Samples() {}

    static Metric weight() {
        return quantity("body-weight", "Body weight", "kg", "kg", "29463-7", VITAL, "188736", "MDC_MASS_BODY_ACTUAL");
    }

    static Metric heartRate() {
        return quantity(
                "heart-rate",
                "Heart rate",
                "/min",
                "beats/minute",
                "8867-4",
                VITAL,
                "149530",
                "MDC_PULS_OXIM_PULS_RATE");
    }

    static Metric spo2() {
        Metric one = quantity(
                "oxygen-saturation", "Oxygen saturation", "%", "%", "2708-6", VITAL, "150456", "MDC_PULS_OXIM_SAT_O2");
        return codes(
                one,
                List.of(
                        new Code(LOINC, "2708-6", "Oxygen saturation in Arterial blood"),
                        new Code(LOINC, "59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry")),
                one.profiles());
    }

    static Metric steps() {
        Metric plain = quantity(
                "steps-day",
                "Steps in a day",
                "{steps}",
                "steps",
                "41950-7",
                ACTIVITY,
                null,
                "Number of steps in 24 hour Measured");
        return codes(plain, plain.codes(), List.of(pa("time-measure")));
    }

    static Metric restingHeartRate() {
        Metric plain = quantity(
                "resting-heart-rate", "Resting heart rate", "/min", "beats/minute", "40443-4", ACTIVITY, null, "");
        return codes(plain, List.of(new Code(LOINC, "40443-4", "Heart rate --resting")), List.of(pa("time-measure")));
    }

    static Metric glucoseMolar() {
        Metric plain = quantity(
                "glucose-interstitial-molar",
                "Interstitial glucose",
                "mmol/L",
                "mmol/l",
                "105272-9",
                null,
                "160212",
                "MDC_CONC_GLU_ISF");
        return codes(
                plain,
                List.of(new Code(LOINC, "105272-9", "Glucose [Moles/volume] in Interstitial fluid")),
                List.of("http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-sensor-reading-moles-per-volume"));
    }

    static Metric bloodPressure() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("systolic", part("systolic", "Systolic blood pressure", "8480-6", "150021", true));
        parts.put("diastolic", part("diastolic", "Diastolic blood pressure", "8462-4", "150022", true));
        parts.put("mean", part("mean", "Mean blood pressure", "8478-0", "150023", false));
        Metric panel = metric("blood-pressure", "Blood pressure", Kind.COMPONENTS, null, null, null);
        return new Metric(
                panel.name(),
                panel.display(),
                panel.kind(),
                null,
                null,
                0,
                null,
                null,
                List.of(new Code(LOINC, "85354-9", "Blood pressure panel with all children optional")),
                Map.of(),
                List.of(VITAL),
                List.of("http://hl7.org/fhir/StructureDefinition/bp"),
                Metric.Time.MOMENT,
                new Mdc("150020", "MDC_PRESS_BLD_NONINV", null, null),
                parts,
                Map.of(),
                false,
                Map.of(),
                Map.of(),
                false,
                Metric.Verified.OFFICIAL,
                null);
    }

    static Metric sleepStage() {
        Map<String, List<Code>> values = Map.of(
                "rem",
                List.of(new Code(
                        "http://hl7.org/fhir/uv/phr/CodeSystem/sleep-analysis-codes", "asleepREM", "Asleep REM")));
        Metric plain = metric("sleep-stage", "Sleep stage", Kind.CODED, null, null, ACTIVITY);
        return values(
                codes(plain, List.of(new Code(Metric.OWN_SYSTEM, "sleep-stage", "Sleep stage")), List.of()), values);
    }

    /** A vendor's score has a code system for each vendor, which the catalogue makes: so it comes from there. */
    static Metric score() {
        return EveryMetricTest.metrics().byName("sleep-score").orElseThrow();
    }

    static Metric simple(String name, Kind kind, @Nullable String unit, String loinc, String display) {
        Metric plain = metric(name, display, kind, unit, unit, null);
        return codes(plain, List.of(new Code(LOINC, loinc, display)), List.of());
    }

    static Value kilograms(String number) {
        return number(number, "kg");
    }

    static Value number(String number, String unit) {
        return Value.Quantity.of(new BigDecimal(number), unit);
    }

    static TimeFrame at(String time) {
        return new TimeFrame.At(OffsetDateTime.parse(time), OffsetOrigin.SOURCE);
    }

    static TimeFrame during(String from, String to) {
        return new TimeFrame.During(OffsetDateTime.parse(from), OffsetDateTime.parse(to), OffsetOrigin.SOURCE);
    }

    static TimeFrame day(String date, @Nullable String zone) {
        return new TimeFrame.Day(
                LocalDate.parse(date),
                zone == null ? null : ZoneId.of(zone),
                zone == null ? OffsetOrigin.NONE : OffsetOrigin.ACCOUNT);
    }

    static PatientReading reading(Metric metric, Value value, TimeFrame time) {
        return reading(metric, value, time, Status.FINAL, Method.SENSED, null);
    }

    static PatientReading reading(
            Metric metric, Value value, TimeFrame time, Status status, Method method, @Nullable DeviceRef device) {
        String source = metric.vendors().isEmpty()
                ? "withings"
                : metric.vendors().keySet().iterator().next();
        String key = Hashes.of(source, "u-1", metric.name(), time.toString());
        Origin origin = new Origin(
                source,
                "measures",
                "u-1",
                "0f9619ff8b86d011b42d00c04fc964ff",
                "/body/measuregrps/0",
                "withings/measures",
                3,
                method,
                device == null ? null : device.device(),
                RECEIVED);
        return new PatientReading(new Reading(key, 1, metric, value, time, origin, status), PATIENT, device);
    }

    private static String pa(String name) {
        return "http://hl7.org/fhir/us/physical-activity/StructureDefinition/pa-observation-" + name;
    }

    private static Part part(String name, String display, String loinc, String mdc, boolean required) {
        return new Part(
                name,
                display,
                "mm[Hg]",
                "mmHg",
                0,
                null,
                List.of(new Code(LOINC, loinc, display)),
                new Mdc(mdc, "MDC_PRESS_BLD_NONINV", "266016", "MDC_DIM_MMHG"),
                required);
    }

    private static Metric quantity(
            String name,
            String display,
            String unit,
            String unitText,
            String loinc,
            @Nullable Code category,
            @Nullable String mdc,
            String refId) {
        Metric plain = metric(name, display, Kind.QUANTITY, unit, unitText, category);
        Metric coded = codes(plain, List.of(new Code(LOINC, loinc, mdc == null ? refId : display)), List.of());
        return mdc == null ? coded : mdc(coded, new Mdc(mdc, refId, null, null));
    }

    private static Metric metric(
            String name,
            String display,
            Kind kind,
            @Nullable String unit,
            @Nullable String text,
            @Nullable Code category) {
        List<Code> categories = category == null ? List.of() : List.of(category);
        return new Metric(
                name,
                display,
                kind,
                unit,
                text,
                0,
                null,
                null,
                List.of(),
                Map.of(),
                categories,
                List.of(),
                Metric.Time.ANY,
                null,
                Map.of(),
                Map.of(),
                true,
                Map.of(),
                Map.of(),
                false,
                Metric.Verified.OFFICIAL,
                null);
    }

    private static Metric codes(Metric m, List<Code> codes, List<String> profiles) {
        return copy(m, codes, profiles, m.mdc(), m.values());
    }

    private static Metric mdc(Metric m, Mdc mdc) {
        return copy(m, m.codes(), m.profiles(), mdc, m.values());
    }

    private static Metric values(Metric m, Map<String, List<Code>> values) {
        return copy(m, m.codes(), m.profiles(), m.mdc(), values);
    }

    private static Metric copy(
            Metric m, List<Code> codes, List<String> profiles, @Nullable Mdc mdc, Map<String, List<Code>> values) {
        return new Metric(
                m.name(),
                m.display(),
                m.kind(),
                m.unit(),
                m.unitText(),
                m.decimals(),
                m.molarMass(),
                m.plausible(),
                codes,
                m.vendors(),
                m.category(),
                profiles,
                m.time(),
                mdc,
                m.parts(),
                values,
                m.openValues(),
                m.variants(),
                m.summary(),
                m.dense(),
                m.verified(),
                m.note());
    }
}
