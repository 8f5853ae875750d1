package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metric;
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

import static org.assertj.core.api.Assertions.assertThat;

/** The fast way and the generator must agree to the byte, whatever the reading. */
class TemplateTest {
    private static final List<Metric> METRICS =
            List.copyOf(EveryMetricTest.metrics().all());

    static Stream<FhirProfile> settings() {
        FhirProfile standard = FhirProfile.standard();
        return Stream.of(
                standard,
                standard.with(WriteMode.CLIENT_ID),
                standard.with(WriteMode.CONDITIONAL_UPDATE),
                standard.with(new Subject.Conditional(null)),
                standard.with(new Subject.Literal("Patient/{value}", "urn:oid:2.999.7.1")),
                standard.with(Option.values()).with(DeviceStyle.ENTRY, ProvenanceStyle.OFF),
                standard.with(DeviceStyle.CONTAINED, ProvenanceStyle.CONTAINED));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void bytes_ofRandomReadings_areThoseOfTheGenerator(FhirProfile settings) {
        FhirEncoder fast = new FhirEncoder(settings.withMaxEntries(70), true);
        FhirEncoder slow = new FhirEncoder(settings.withMaxEntries(70), false);
        for (int seed = 0; seed < 20; seed++) {
            List<PatientReading> readings = readings(new Random(seed));
            Encoded quick = fast.encode(Samples.PATIENT, readings, Samples.RECORDED);
            Encoded sure = slow.encode(Samples.PATIENT, readings, Samples.RECORDED);

            assertThat(texts(quick)).isEqualTo(texts(sure));
            assertThat(quick.unsaid()).isEqualTo(sure.unsaid());
        }
    }

    @Test
    void bytes_ofAPatientWhoseIdentifierNeedsEscapes_areThoseOfTheGenerator() {
        PatientRef patient = new PatientRef(List.of(new Identifier("urn:x:\"quoted\"", "a|b\\c\u00e9")));
        List<PatientReading> readings = readings(new Random(5));

        assertThat(texts(new FhirEncoder(FhirProfile.standard(), true).encode(patient, readings, Samples.RECORDED)))
                .isEqualTo(texts(
                        new FhirEncoder(FhirProfile.standard(), false).encode(patient, readings, Samples.RECORDED)));
    }

    @Test
    void template_ofAnOrdinaryReading_isUsed() {
        Templates templates = new Templates(FhirProfile.standard());
        PatientReading reading =
                Samples.reading(Samples.weight(), Samples.kilograms("71.4"), Samples.at("2026-03-14T07:30:12+01:00"));
        MetricForm form = MetricForm.of(reading.reading().metric(), "withings", FhirProfile.standard());
        Shape shape = Shape.of(reading, form);

        assertThat(shape).isNotNull();
        assertThat(templates.of(shape)).isNotNull();
        assertThat(templates.of(shape).holes())
                .contains(Hole.UUID, Hole.KEY, Hole.PAYLOAD, Hole.START, Hole.VALUE, Hole.ISSUED, Hole.PATIENT);
    }

    private static List<PatientReading> readings(Random random) {
        List<PatientReading> readings = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            readings.add(reading(METRICS.get(random.nextInt(METRICS.size())), random, i));
        }
        return readings;
    }

    private static PatientReading reading(Metric metric, Random random, int i) {
        String source = metric.vendors().isEmpty()
                ? List.of("withings", "garmin").get(random.nextInt(2))
                : metric.vendors().keySet().iterator().next();
        String key = random.nextInt(30) == 0 ? "odd key, \"" + i + "\"" : Hashes.of(metric.name(), "" + i);
        String payload = Hashes.of("payload", "" + random.nextInt(2));
        Origin origin = new Origin(
                source,
                "measures",
                "u-1",
                payload,
                "/items/" + i,
                "withings/measures",
                3,
                Method.values()[random.nextInt(4)],
                null,
                Instant.ofEpochSecond(1_773_000_000L, random.nextInt(3) * 250_000_000L));
        Status status = random.nextInt(8) == 0 ? Status.values()[random.nextInt(4)] : Status.FINAL;
        Reading reading = new Reading(key, 1, metric, value(metric, random), time(random), origin, status);
        DeviceRef device = random.nextBoolean() ? Samples.SCALE : null;
        return new PatientReading(reading, Samples.PATIENT, device, random.nextInt(10) == 0);
    }

    private static Value value(Metric metric, Random random) {
        if (metric.kind() != Metric.Kind.QUANTITY || metric.unit() == null) {
            return EveryMetricTest.usual(metric);
        }
        BigDecimal number = BigDecimal.valueOf(random.nextInt(2_000_000) - 20_000, random.nextInt(7) - 2);
        if (random.nextInt(20) == 0) {
            return new Value.Quantity(number, metric.unit(), Value.Comparator.GREATER);
        }
        return Value.Quantity.of(number, random.nextInt(20) == 0 ? "1" : metric.unit());
    }

    private static TimeFrame time(Random random) {
        OffsetDateTime at = Instant.ofEpochSecond(
                        1_700_000_000L + random.nextInt(70_000_000), random.nextInt(2) * 5_000_000)
                .atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(105) - 48) * 900));
        OffsetOrigin origin = OffsetOrigin.values()[random.nextInt(3)];
        return switch (random.nextInt(5)) {
            case 0 -> new TimeFrame.During(at, at.plusSeconds(random.nextInt(90_000)), origin);
            case 1 -> new TimeFrame.During(at, at.plusSeconds(random.nextInt(2) - 1), origin);
            case 2 -> new TimeFrame.Day(at.toLocalDate(), ZoneId.of("Europe/Berlin"), origin);
            case 3 -> new TimeFrame.Day(at.toLocalDate(), null, OffsetOrigin.NONE);
            default -> new TimeFrame.At(at, origin);
        };
    }

    private static List<String> texts(Encoded encoded) {
        return encoded.bundles().stream()
                .map(bundle -> new String(bundle.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
