package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value;

import static io.vitalroute.fhir.Samples.at;
import static io.vitalroute.fhir.Samples.day;
import static io.vitalroute.fhir.Samples.during;
import static io.vitalroute.fhir.Samples.kilograms;
import static io.vitalroute.fhir.Samples.number;
import static io.vitalroute.fhir.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

class FhirEncoderTest {
    private static final String MORNING = "2026-03-14T07:30:12+01:00";

    @Test
    void value_withTrailingZeros_keepsThem() {
        String text = text(bundle(FhirProfile.standard(), weight("36.60")));

        assertThat(text).contains("\"value\":36.60,");
    }

    @Test
    void value_inExponentForm_isWrittenPlain() {
        String text = text(bundle(FhirProfile.standard(), weight("7.1E+1")));

        assertThat(text).contains("\"value\":71,");
    }

    @Test
    void bytes_ofTheSameReadings_areTheSame() {
        FhirProfile settings = FhirProfile.standard();

        assertThat(bundle(settings, weight("71.4"))).isEqualTo(bundle(settings, weight("71.4")));
    }

    @Test
    void identity_ofACorrectedReading_isThatOfTheFirst() {
        Observation first = observation(FhirProfile.standard(), weight("71.4"));
        Observation second = observation(FhirProfile.standard(), status(weight("70.9"), Status.AMENDED));

        assertThat(second.getIdentifierFirstRep().getValue())
                .isEqualTo(first.getIdentifierFirstRep().getValue());
        assertThat(second.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
    }

    @Test
    void conditionalCreate_ofAFinalReading_createsOnce() {
        BundleEntryComponent entry = entry(FhirProfile.standard(), weight("71.4"));

        assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
        assertThat(entry.getRequest().getIfNoneExist()).startsWith("identifier=https://vitalroute.io/fhir/reading%7C");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "FINAL")
    void conditionalCreate_ofAReadingThatMayReplaceAnother_updates(Status status) {
        BundleEntryComponent entry = entry(FhirProfile.standard(), status(weight("71.4"), status));

        assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
        assertThat(entry.getRequest().getUrl()).startsWith("Observation?identifier=");
    }

    @Test
    void conditionalCreate_ofADayTotal_updatesForItGrewOverTheDay() {
        PatientReading steps = reading(Samples.steps(), number("8123", "{steps}"), day("2026-03-14", "Europe/Berlin"));

        assertThat(entry(FhirProfile.standard(), steps).getRequest().getMethod())
                .isEqualTo(Bundle.HTTPVerb.PUT);
    }

    @Test
    void conditionalCreate_ofAReadingSentBefore_updatesThoughItIsFinal() {
        PatientReading weight = weight("71.4");
        Encoded encoded = new FhirEncoder(FhirProfile.standard())
                .encode(Samples.PATIENT, List.of(weight.with(weight.reading(), true)), Samples.RECORDED);

        assertThat(text(encoded.bundles().get(0).bytes())).contains("\"method\":\"PUT\",\"url\":\"Observation?");
    }

    @Test
    void clientId_putsUnderAnIdMadeFromTheKey() {
        FhirProfile settings = FhirProfile.standard().with(WriteMode.CLIENT_ID);
        BundleEntryComponent entry = entry(settings, weight("71.4"));
        String id = entry.getFullUrl().substring("urn:uuid:".length());

        assertThat(entry.getRequest().getUrl()).isEqualTo("Observation/" + id);
        assertThat(text(bundle(settings, weight("71.4"))))
                .contains("{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",");
        assertThat(FhirOracle.instance().findings(bundle(settings, weight("71.4"))))
                .isEmpty();
    }

    @Test
    void create_ofACorrection_waitsForTheServersId() {
        byte[] bundle = bundle(plain(), status(weight("71.4"), Status.AMENDED));

        assertThat(text(bundle)).contains("\"method\":\"PUT\",\"url\":\"Observation?identifier=");
        assertThat(FhirBundles.replacing(bundle)).hasSize(1);
        assertThat(FhirBundles.replacing(bundle(plain(), weight("71.4")))).isEmpty();
    }

    @Test
    void subject_asLiteral_isALink() {
        FhirProfile settings = FhirProfile.standard().with(new Subject.Literal("Patient/{value}", null));

        assertThat(observation(settings, weight("71.4")).getSubject().getReference())
                .isEqualTo("Patient/p1");
    }

    @Test
    void subject_ofASystemThatThePatientLacks_isAProblemOfEachReading() {
        FhirProfile settings = FhirProfile.standard().with(new Subject.Logical("urn:oid:2.999.8"));
        Encoded encoded = new FhirEncoder(settings).encode(Samples.PATIENT, List.of(weight("71.4")), Samples.RECORDED);

        assertThat(encoded.unsaid()).hasSize(1);
        assertThat(encoded.unsaid().get(0).problem().code()).isEqualTo(ProblemCode.E103_PATIENT_UNKNOWN_THERE);
    }

    @Test
    void subject_thatCannotBeAnId_isAProblemAndNoBrokenLink() {
        FhirProfile settings = FhirProfile.standard().with(new Subject.Literal("Patient/{value}", null));
        PatientRef patient = new PatientRef(List.of(new Identifier("urn:oid:2.999.7.1", "../Practitioner/1")));
        Encoded encoded = new FhirEncoder(settings).encode(patient, List.of(weight("71.4")), Samples.RECORDED);

        assertThat(encoded.bundles()).isEmpty();
        assertThat(encoded.unsaid()).hasSize(1);
    }

    @Test
    void length_beyondTheLimit_isCutAndNothingIsLost() {
        List<PatientReading> readings = minutes(25);
        Encoded encoded = new FhirEncoder(FhirProfile.standard().withMaxEntries(10))
                .encode(Samples.PATIENT, readings, Samples.RECORDED);

        assertThat(encoded.bundles())
                .allSatisfy(bundle -> assertThat(
                                FhirOracle.instance().parse(bundle.bytes()).getEntry())
                        .hasSizeLessThanOrEqualTo(10));
        assertThat(encoded.bundles().stream().flatMap(bundle -> bundle.keys().stream()))
                .containsExactlyElementsOf(
                        readings.stream().map(r -> r.reading().key()).toList());
    }

    @Test
    void sameKeyTwice_goesIntoTwoBundlesInOrder() {
        Encoded encoded = new FhirEncoder(FhirProfile.standard())
                .encode(
                        Samples.PATIENT,
                        List.of(weight("71.4"), status(weight("70.9"), Status.AMENDED)),
                        Samples.RECORDED);

        assertThat(encoded.bundles()).hasSize(2);
        assertThat(text(encoded.bundles().get(1).bytes())).contains("70.9");
    }

    @Test
    void badReading_leavesItsNeighboursAlone_andItsProblemHoldsNoValue() {
        PatientReading bad = reading(Samples.heartRate(), number("4242", "1/h"), at(MORNING));
        Encoded encoded = new FhirEncoder(FhirProfile.standard())
                .encode(Samples.PATIENT, List.of(bad, weight("71.4")), Samples.RECORDED);

        assertThat(encoded.bundles()).hasSize(1);
        assertThat(encoded.unsaid()).hasSize(1);
        assertThat(encoded.unsaid().get(0).problem().toString())
                .contains("heart-rate", "heartrate", "/body/measuregrps/0")
                .doesNotContain("4242");
    }

    @Test
    void timeSpan_underAVitalSignsCode_isToldByItsStart() {
        PatientReading mean =
                reading(Samples.heartRate(), number("58", "/min"), during(MORNING, "2026-03-14T07:45:12+01:00"));
        byte[] bytes = bundle(FhirProfile.standard(), mean);

        assertThat(text(bytes)).contains("\"effectiveDateTime\":\"" + MORNING + "\"");
        assertThat(FhirOracle.instance().findings(bytes)).isEmpty();
    }

    @Test
    void restingHeartRate_asHeartRate_isBoundToThatProfile() {
        PatientReading resting =
                reading(Samples.restingHeartRate(), number("52", "/min"), day("2026-03-14", "Europe/Berlin"));
        FhirProfile settings = FhirProfile.standard()
                .with(new Subject.Literal("Patient/{value}", null))
                .with(Option.RESTING_AS_HEART_RATE, Option.ACTIVITY_PROFILES);
        byte[] bytes = bundle(settings, resting);

        assertThat(text(bytes)).contains("\"effectiveDateTime\":\"2026-03-14\"", "StructureDefinition/heartrate\"");
        assertThat(FhirOracle.instance().findings(bytes)).isEmpty();
    }

    @Test
    void restingHeartRate_alone_keepsItsDayAsAPeriod() {
        PatientReading resting =
                reading(Samples.restingHeartRate(), number("52", "/min"), day("2026-03-14", "Europe/Berlin"));
        FhirProfile settings = FhirProfile.standard().with(new Subject.Literal("Patient/{value}", null));

        assertThat(text(bundle(settings, resting)))
                .contains("\"effectivePeriod\":{\"start\":\"2026-03-14T00:00:00+01:00\"", "pa-observation-time-measure")
                .doesNotContain("8867-4");
    }

    @Test
    void physicalActivity_withoutALinkToThePatient_isNotClaimed() {
        PatientReading steps = reading(Samples.steps(), number("8123", "{steps}"), day("2026-03-14", "Europe/Berlin"));
        byte[] bytes = bundle(FhirProfile.standard(), steps);

        assertThat(text(bytes)).doesNotContain("\"profile\"");
        assertThat(FhirOracle.instance().findings(bytes)).isEmpty();
    }

    @Test
    void deletion_thatNoProfileAllowsForWantOfAValue_isSentWithoutTheClaim() {
        PatientReading gone = status(
                reading(
                        Samples.simple(
                                "bmi", Metric.Kind.QUANTITY, "kg/m2", "39156-5", "Body mass index (BMI) [Ratio]"),
                        new Value.Text(""),
                        at(MORNING)),
                Status.ENTERED_IN_ERROR);

        assertThat(text(bundle(FhirProfile.standard(), gone)))
                .contains("entered-in-error", "dataAbsentReason")
                .doesNotContain("\"profile\"");
    }

    @Test
    void profilesOfAGuide_thatIsSwitchedOff_areNotClaimed() {
        PatientReading glucose = reading(Samples.glucoseMolar(), number("5.6", "mmol/L"), at(MORNING));

        assertThat(text(bundle(FhirProfile.standard(), glucose))).contains("cgm-sensor-reading-moles-per-volume");
        assertThat(text(bundle(FhirProfile.standard().with(Option.MDC_CODINGS), glucose)))
                .doesNotContain("\"profile\"");
    }

    @Test
    void day_withoutAZone_isADateAndNoGuess() {
        PatientReading steps = reading(Samples.steps(), number("8123", "{steps}"), day("2026-03-14", null));

        assertThat(text(bundle(FhirProfile.standard(), steps))).contains("\"effectiveDateTime\":\"2026-03-14\"");
    }

    @Test
    void device_sharedByManyReadings_isOneEntryAndOneProvenance() {
        Bundle bundle = FhirOracle.instance().parse(bundle(FhirProfile.standard(), minutes(5)));

        assertThat(bundle.getEntry().stream().map(e -> e.getResource().fhirType()))
                .containsExactly(
                        "Device",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Provenance");
    }

    @Test
    void urls_nameNoValueAndNoMetric() {
        Bundle bundle = FhirOracle.instance().parse(bundle(FhirProfile.standard(), weight("71.4")));

        assertThat(bundle.getEntry())
                .allSatisfy(entry -> assertThat(
                                entry.getRequest().getUrl() + entry.getRequest().getIfNoneExist())
                        .doesNotContain("71.4", "weight", "29463"));
    }

    private static FhirProfile plain() {
        return FhirProfile.standard()
                .with(DeviceStyle.CONTAINED, ProvenanceStyle.CONTAINED)
                .with(WriteMode.CREATE);
    }

    private static PatientReading weight(String number) {
        return reading(Samples.weight(), kilograms(number), at(MORNING), Status.FINAL, Method.SENSED, Samples.SCALE);
    }

    private static List<PatientReading> minutes(int count) {
        List<PatientReading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(reading(
                    Samples.heartRate(),
                    Value.Quantity.of(BigDecimal.valueOf(60 + i), "/min"),
                    at(String.format(Locale.ROOT, "2026-03-14T07:%02d:00+01:00", i)),
                    Status.FINAL,
                    Method.SENSED,
                    Samples.SCALE));
        }
        return readings;
    }

    private static PatientReading status(PatientReading reading, Status status) {
        return new PatientReading(reading.reading().withStatus(status), reading.patient(), reading.device());
    }

    private static byte[] bundle(FhirProfile settings, PatientReading reading) {
        return bundle(settings, List.of(reading));
    }

    private static byte[] bundle(FhirProfile settings, List<PatientReading> readings) {
        return new FhirEncoder(settings).bundle(Samples.PATIENT, readings, Samples.RECORDED);
    }

    private static BundleEntryComponent entry(FhirProfile settings, PatientReading reading) {
        return FhirOracle.instance().parse(bundle(settings, reading)).getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Observation)
                .findFirst()
                .orElseThrow();
    }

    private static Observation observation(FhirProfile settings, PatientReading reading) {
        return (Observation) entry(settings, reading).getResource();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
