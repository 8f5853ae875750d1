package io.vitalroute;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.fhir.Encoded;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.hl7.Designator;
import io.vitalroute.hl7.Dialect;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.OruMessage;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.identity.Canonical;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What we say of every sample, as HL7 v2 and as FHIR, is read back by our own mappings as the same metrics, values, units and
 * times. Scores of a vendor are left out: they mean something only where they come from the vendor itself.
 */
class ReadBackTest {
    private static final MappingFolder FOLDER = new MappingFolder(Path.of("mappings"));
    private static final Metrics METRICS = FOLDER.metrics(new ArrayList<>());
    private static final Canonical CANONICAL =
            new Canonical(name -> METRICS.byName(name).orElseThrow());
    private static final Mapping ORU = FOLDER.mapping("hl7/oru", METRICS);
    private static final Mapping OBSERVATIONS = FOLDER.mapping("fhir/observations", METRICS);
    private static final Instant MADE = Instant.parse("2026-06-01T00:00:00Z");
    private static final OruProfile.Party US =
            new OruProfile.Party(new Designator("VITALROUTE", "0A1B2C3D4E5F6071", "EUI-64"), Designator.NONE);
    private static final FhirEncoder FHIR = new FhirEncoder(FhirProfile.standard());

    @TestFactory
    Stream<DynamicTest> hl7() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> ShippedSamples.all().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                dialect + " " + sample.name(), () -> check(sample, one -> oru(dialect, one), ORU))));
    }

    @TestFactory
    Stream<DynamicTest> fhir() {
        return ShippedSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), () -> check(sample, ReadBackTest::bundles, OBSERVATIONS)));
    }

    private static void check(
            ShippedSamples.Sample sample, Function<List<PatientReading>, List<byte[]>> encode, Mapping mapping)
            throws IOException {
        List<PatientReading> said = sample.readings().stream()
                .filter(reading -> reading.reading().metric().vendors().isEmpty())
                .toList();
        List<Reading> read = new ArrayList<>();
        for (byte[] bytes : encode.apply(sample.readings())) {
            Payload payload =
                    Payload.of(mapping.source(), mapping.stream(), null, MADE, "application/octet-stream", bytes);
            MappingResult result = mapping.map(payload, MapContext.in(null));
            assertThat(result.problems()).isEmpty();
            result.readings().stream()
                    .map(CANONICAL::of)
                    .map(form -> ((Canonical.Form.Fine) form).reading())
                    .forEach(read::add);
        }
        assertThat(read.stream().map(ReadBackTest::told))
                .containsExactlyInAnyOrderElementsOf(said.stream()
                        .map(PatientReading::reading)
                        .map(ReadBackTest::told)
                        .toList());
        assertThat(read.stream().map(Reading::key).distinct())
                .hasSameSizeAs(
                        said.stream().map(one -> one.reading().key()).distinct().toList());
        assertThat(read).extracting(reading -> reading.origin().account()).doesNotContainNull();
    }

    private static List<byte[]> oru(Dialect dialect, List<PatientReading> readings) {
        return new OruEncoder(OruProfile.of(dialect, US, OruProfile.Party.NONE))
                .encode(ShippedSamples.PATIENT, readings, MADE).messages().stream()
                        .map(OruMessage::bytes)
                        .toList();
    }

    private static List<byte[]> bundles(List<PatientReading> readings) {
        return FHIR.encode(ShippedSamples.PATIENT, readings, MADE).bundles().stream()
                .map(Encoded.FhirBundle::bytes)
                .toList();
    }

    private static String told(Reading reading) {
        boolean gone = reading.status() == Reading.Status.ENTERED_IN_ERROR;
        return String.join(" ", reading.metric().name(), gone ? "deleted" : value(reading.value()), time(reading));
    }

    private static String value(Value value) {
        if (value instanceof Value.Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof Value.Components components) {
            List<String> parts = new ArrayList<>();
            components.parts().forEach((name, part) -> parts.add(name + "=" + quantity(part)));
            return parts.toString();
        }
        if (value instanceof Value.Sampled series) {
            List<String> samples = new ArrayList<>();
            series.samples().forEach(sample -> samples.add(sample(sample, series.factor())));
            return series.unit() + " " + plain(series.periodMillis()) + " " + samples;
        }
        return value.toString();
    }

    private static String sample(@Nullable BigDecimal sample, BigDecimal factor) {
        return sample == null ? "-" : plain(sample.multiply(factor));
    }

    private static String quantity(Value.Quantity quantity) {
        return quantity.comparator().sign() + plain(quantity.number()) + " " + quantity.unit();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * A series says by its samples how long it is; HL7 v2 says it by a time span too. A day is known by its date and offset;
     * the hour that a change of clocks takes from it is not.
     */
    private static String time(Reading reading) {
        return reading.value() instanceof Value.Sampled || reading.metric().time() == Metric.Time.DAY
                ? reading.time().start().toString()
                : time(reading.time());
    }

    private static String time(TimeFrame time) {
        if (time instanceof TimeFrame.Day day) {
            TimeFrame.During span = day.span();
            return span == null ? day.date().toString() : time(span);
        }
        if (time instanceof TimeFrame.During during) {
            return during.from().toInstant() + "/" + during.to().toInstant();
        }
        return Objects.toString(time.start());
    }
}
