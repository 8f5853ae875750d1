package io.vitalroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.config.Fields;
import io.vitalroute.config.YamlText;
import io.vitalroute.fhir.FhirEncoder;
import io.vitalroute.fhir.FhirOracle;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.Subject;
import io.vitalroute.hl7.Designator;
import io.vitalroute.hl7.Dialect;
import io.vitalroute.hl7.Hl7Oracle;
import io.vitalroute.hl7.OruEncoder;
import io.vitalroute.hl7.OruProfile;
import io.vitalroute.identity.Canonical;
import io.vitalroute.identity.Devices;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.expect.MappingTests;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every sample of every shipped mapping, from the payload to what destinations get: its Bundles pass HAPI's validator with
 * the profiles that they claim, its ORU messages parse strictly. A new mapping is covered by the payloads that its tests name.
 */
class EverySampleTest {
    private static final Path ROOT = Path.of("mappings");
    private static final Instant RECEIVED = Instant.parse("2026-05-04T10:00:00Z");
    private static final Metrics METRICS = metrics();
    private static final Canonical CANONICAL =
            new Canonical(name -> METRICS.byName(name).orElseThrow());
    private static final PatientRef PATIENT =
            new PatientRef(List.of(new PatientRef.Identifier("urn:oid:2.999.7.1", "p1")));
    private static final FhirEncoder FHIR =
            new FhirEncoder(FhirProfile.standard().with(new Subject.Literal("Patient/{value}", null)));

    @TestFactory
    Stream<DynamicTest> samples() {
        return mappings().flatMap(EverySampleTest::samples);
    }

    private static Stream<DynamicTest> samples(Path file) {
        Path tests =
                file.resolveSibling(file.getFileName().toString().replace(MappingFile.SUFFIX, MappingTests.SUFFIX));
        List<Problem> problems = new ArrayList<>();
        Fields root = Fields.of(Objects.requireNonNull(YamlText.read(tests.toString(), text(tests), problems)));
        return root.items("tests").stream()
                .map(test -> Fields.of(test).text("payload"))
                .filter(Objects::nonNull)
                .distinct()
                .map(sample -> DynamicTest.dynamicTest(
                        ROOT.relativize(file) + " " + sample, () -> check(file, tests.resolveSibling(sample))));
    }

    private static void check(Path file, Path sample) throws IOException {
        List<PatientReading> readings = readings(file, sample);
        assertThat(readings).isNotEmpty();
        var fhir = FHIR.encode(PATIENT, readings, RECEIVED);
        assertThat(fhir.unsaid()).isEmpty();
        fhir.bundles()
                .forEach(bundle -> assertThat(FhirOracle.instance().findings(bundle.bytes()))
                        .isEmpty());
        for (Dialect dialect : Dialect.values()) {
            var oru = new OruEncoder(profile(dialect)).encode(PATIENT, readings, RECEIVED);
            assertThat(oru.unsaid()).isEmpty();
            oru.messages().forEach(message -> Hl7Oracle.assertStrictlyParses(message.bytes()));
        }
    }

    private static List<PatientReading> readings(Path file, Path sample) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = MappingFile.compile(file.toString(), text(file), METRICS, problems);
        assertThat(problems).isEmpty();
        Payload payload = Payload.of(
                Objects.requireNonNull(mapping).source(),
                mapping.stream(),
                "account-1",
                RECEIVED,
                "application/octet-stream",
                Files.readAllBytes(sample));
        MappingResult result = mapping.map(payload, MapContext.plain());
        return Stream.concat(
                        result.readings().stream(), result.parked().stream().map(MappingResult.Parked::reading))
                .map(CANONICAL::of)
                .filter(Canonical.Form.Fine.class::isInstance)
                .map(form -> ((Canonical.Form.Fine) form).reading())
                .map(EverySampleTest::ofPatient)
                .toList();
    }

    private static PatientReading ofPatient(Reading reading) {
        return new PatientReading(reading, PATIENT, Devices.of(reading, PATIENT));
    }

    private static OruProfile profile(Dialect dialect) {
        Designator application = new Designator("VITALROUTE", "0123456789ABCDEF", "EUI-64");
        return OruProfile.of(dialect, new OruProfile.Party(application, Designator.NONE), OruProfile.Party.NONE);
    }

    private static Stream<Path> mappings() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(MappingFile.SUFFIX)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metrics metrics() {
        List<Problem> problems = new ArrayList<>();
        Path file = ROOT.resolve("metrics.yaml");
        Metrics metrics = Metrics.read(file.toString(), text(file), problems);
        assertThat(problems).isEmpty();
        return metrics;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
