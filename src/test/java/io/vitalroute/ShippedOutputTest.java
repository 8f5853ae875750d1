package io.vitalroute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.config.Fields;
import io.vitalroute.config.YamlText;
import io.vitalroute.fhir.Encoded;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirOracle;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.Subject;
import io.vitalroute.hl7.Hl7Oracle;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.pipeline.Latest;
import io.vitalroute.pipeline.Rendering;
import io.vitalroute.pipeline.Transform;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;
import io.vitalroute.unit.Units;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every shipped mapping makes of every sample that its tests name: FHIR that HAPI's validator passes with the profiles
 * that apply, HL7 v2 that parses strictly and round-trips, units of UCUM, and the same bytes on every run. A new mapping is
 * covered as soon as its test file names a sample.
 */
class ShippedOutputTest {
    private static final Path ROOT = Path.of("mappings");
    private static final MappingFolder FOLDER = new MappingFolder(ROOT);
    private static final Metrics METRICS = FOLDER.metrics(new ArrayList<>());
    private static final PatientRef PATIENT =
            new PatientRef(List.of(new Identifier("urn:oid:2.16.840.1.113883.19.5", "p1")));

    private static final FhirEncoder LITERAL =
            new FhirEncoder(FhirProfile.standard().with(new Subject.Literal("Patient/{value}", null)));

    /** A sample with what its first test says of the account. */
    private record Sample(
            Path file, @Nullable String account, @Nullable ZoneId zone) {}

    @TestFactory
    Stream<DynamicNode> output() {
        return FOLDER.names().stream()
                .map(name -> DynamicContainer.dynamicContainer(
                        name, samples(name).stream().map(sample -> node(name, sample))));
    }

    /** The profiles of physical activity are claimed only there. */
    @TestFactory
    Stream<DynamicTest> output_for_a_server_that_has_the_patient() {
        return ShippedSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Encoded fhir = LITERAL.encode(
                            ShippedSamples.PATIENT, sample.readings(), Instant.parse("2026-06-01T00:00:00Z"));
                    assertThat(fhir.unsaid()).isEmpty();
                    assertThat(fhir.bundles())
                            .isNotEmpty()
                            .allSatisfy(
                                    bundle -> assertThat(FhirOracle.instance().findings(bundle.bytes()))
                                            .isEmpty());
                }));
    }

    private static DynamicNode node(String name, Sample sample) {
        return DynamicTest.dynamicTest(sample.file().getFileName().toString(), () -> {
            Mapping mapping = FOLDER.mapping(name, METRICS);
            List<Reading> readings = readings(mapping, sample);
            assertThat(readings.isEmpty()).isEqualTo(mapping.metrics().isEmpty());
            if (readings.isEmpty()) {
                return;
            }
            Payload payload = payload(mapping, sample);
            Rendering fhir = Rendering.fhir(PATIENT, readings, payload.receivedAt());
            Rendering oru = Rendering.oru(PATIENT, readings, payload.receivedAt());

            assertThat(FhirOracle.instance().findings(fhir.bytes())).isEmpty();
            assertThat(fhir.refused()).isEmpty();
            if (oru.bytes().length > 0) {
                Hl7Oracle.assertStrictlyParses(oru.bytes());
            }
            assertThat(readings).flatExtracting(ShippedOutputTest::units).allMatch(Units::isUnit);
            List<Reading> again = readings(mapping, sample);
            assertThat(again).isEqualTo(readings);
            assertThat(Rendering.fhir(PATIENT, again, payload.receivedAt()).bytes())
                    .isEqualTo(fhir.bytes());
            assertThat(Rendering.oru(PATIENT, again, payload.receivedAt()).bytes())
                    .isEqualTo(oru.bytes());
        });
    }

    private static List<Reading> readings(Mapping mapping, Sample sample) throws IOException {
        List<Reading> readings = new ArrayList<>();
        new Transform(mapping, metric -> METRICS.byName(metric).orElseThrow())
                .run(payload(mapping, sample), MapContext.in(sample.zone()), new Transform.Sink() {
                    @Override
                    public void reading(Reading reading) {
                        readings.add(reading);
                    }

                    @Override
                    public void problem(Problem problem) {
                        // bad items are part of samples; what comes of the others is judged here
                    }

                    @Override
                    public void unreadable(Problem problem) {
                        throw new AssertionError(problem.toString());
                    }
                });
        return readings;
    }

    private static Payload payload(Mapping mapping, Sample sample) throws IOException {
        Payload first = payload(mapping, sample, Latest.EARLIEST);
        return payload(mapping, sample, Latest.of(mapping, first, MapContext.in(sample.zone())));
    }

    private static Payload payload(Mapping mapping, Sample sample, Instant receivedAt) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Files.copy(sample.file(), body);
        return Payload.of(
                mapping.source(),
                mapping.stream(),
                sample.account(),
                receivedAt,
                "application/octet-stream",
                body.toByteArray());
    }

    private static List<String> units(Reading reading) {
        if (reading.value() instanceof Value.Quantity quantity) {
            return List.of(quantity.unit());
        }
        if (reading.value() instanceof Value.Sampled sampled) {
            return List.of(sampled.unit());
        }
        return reading.value() instanceof Value.Components components
                ? components.parts().values().stream().map(Value.Quantity::unit).toList()
                : List.of();
    }

    private static List<Sample> samples(String name) {
        Path tests = ROOT.resolve(name + ".test.yaml");
        List<Sample> samples = new ArrayList<>();
        var root = YamlText.read(tests.toString(), text(tests), new ArrayList<>());
        if (root == null) {
            return samples;
        }
        for (var node : Fields.of(root).items("tests")) {
            Fields test = Fields.of(node);
            String payload = test.text("payload");
            if (payload != null) {
                Path file = tests.resolveSibling(payload);
                String zone = test.text("zone");
                if (samples.stream().noneMatch(sample -> sample.file().equals(file))) {
                    samples.add(new Sample(file, test.text("account"), zone == null ? null : ZoneId.of(zone)));
                }
            }
        }
        return samples;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
