package io.vitalroute.fhir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value;

import static io.vitalroute.fhir.Samples.at;
import static io.vitalroute.fhir.Samples.day;
import static io.vitalroute.fhir.Samples.during;
import static io.vitalroute.fhir.Samples.kilograms;
import static io.vitalroute.fhir.Samples.number;
import static io.vitalroute.fhir.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole Bundles as they leave the house, one file each. A change of the output is a change of these files:
 * {@code -Dgolden.write=true} writes them anew, to be read before they are committed.
 */
class GoldenBundleTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/fhir");
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TestFactory
    Stream<DynamicTest> bundle_isAsTheFileSays() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> compare(sample.getKey(), encode(sample.getKey(), sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> bundle_isValidAndMeetsItsClaims() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(FhirOracle.instance().findings(encode(sample.getKey(), sample.getValue())))
                                .isEmpty()));
    }

    private static Map<String, List<PatientReading>> samples() {
        Map<String, List<PatientReading>> all = new LinkedHashMap<>();
        PatientReading weight = reading(
                Samples.weight(),
                kilograms("71.40"),
                at("2026-03-14T07:30:12+01:00"),
                Status.FINAL,
                Method.SENSED,
                Samples.SCALE);
        all.put("body-weight", List.of(weight));
        all.put("blood-pressure", List.of(pressure()));
        all.put("oxygen-saturation", List.of(reading(Samples.spo2(), number("97", "%"), at("2026-03-14T02:00:00Z"))));
        all.put(
                "steps-of-a-day",
                List.of(reading(Samples.steps(), number("8123", "{steps}"), day("2026-03-29", "Europe/Berlin"))));
        all.put("heart-rate-series", series());
        all.put(
                "glucose-molar",
                List.of(reading(Samples.glucoseMolar(), number("5.6", "mmol/L"), at("2026-03-14T08:05:00-05:00"))));
        all.put(
                "sleep-stage",
                List.of(reading(
                        Samples.sleepStage(),
                        new Value.Coded("rem"),
                        during("2026-03-14T03:10:00+01:00", "2026-03-14T03:42:30+01:00"))));
        all.put(
                "score",
                List.of(reading(
                        Samples.score(),
                        number("84", "{score}"),
                        day("2026-03-13", null),
                        Status.FINAL,
                        Method.DERIVED,
                        null)));
        all.put("correction", List.of(status(weight, kilograms("70.90"), Status.AMENDED)));
        all.put(
                "delete",
                List.of(
                        status(weight, new Value.Text(""), Status.ENTERED_IN_ERROR),
                        status(pressure(), new Value.Text(""), Status.ENTERED_IN_ERROR)));
        all.put("contained", List.of(weight));
        return all;
    }

    private static byte[] encode(String name, List<PatientReading> readings) {
        FhirProfile settings = FhirProfile.standard();
        if (name.equals("contained")) {
            settings = settings.as(BundleType.BATCH)
                    .with(new Subject.Literal("Patient/{value}", null))
                    .with(Option.MDC_CODINGS, Option.PATIENT_SUPPLIED_TAG, Option.TEST_DATA);
        }
        if (name.equals("steps-of-a-day")) {
            settings = settings.with(new Subject.Conditional(null));
        }
        return new FhirEncoder(settings).bundle(Samples.PATIENT, readings, Samples.RECORDED);
    }

    private static PatientReading pressure() {
        Value value = new Value.Components(Map.of(
                "systolic", Value.Quantity.of(new BigDecimal("118"), "mm[Hg]"),
                "diastolic", Value.Quantity.of(new BigDecimal("76"), "mm[Hg]")));
        return reading(
                Samples.bloodPressure(),
                value,
                at("2026-03-14T07:32:00+01:00"),
                Status.FINAL,
                Method.SELF_REPORTED,
                null);
    }

    private static List<PatientReading> series() {
        List<PatientReading> readings = new ArrayList<>();
        for (int minute = 0; minute < 3; minute++) {
            readings.add(reading(
                    Samples.heartRate(),
                    number(String.valueOf(61 + minute), "/min"),
                    at("2026-03-14T07:0" + minute + ":00.500+05:30"),
                    Status.FINAL,
                    Method.SENSED,
                    Samples.SCALE));
        }
        return readings;
    }

    private static PatientReading status(PatientReading reading, Value value, Status status) {
        return new PatientReading(
                reading.reading().withValue(value).withStatus(status), reading.patient(), reading.device());
    }

    private static void compare(String name, byte[] bytes) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        String text = EXACT.writer(printer).writeValueAsString(EXACT.readTree(bytes)) + "\n";
        Path file = FOLDER.resolve(name + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
