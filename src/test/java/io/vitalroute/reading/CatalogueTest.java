package io.vitalroute.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.unit.Units;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped catalogue itself: what a wrong edit must not change unnoticed. */
class CatalogueTest {
    private static final String FILE = "mappings/metrics.yaml";
    private static final Metrics METRICS = shipped();

    static Metrics shipped() {
        try {
            List<Problem> problems = new ArrayList<>();
            Metrics metrics = Metrics.read(FILE, Files.readString(Path.of(FILE)), problems);
            assertThat(problems).isEmpty();
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0} is LOINC {1} in {2}")
    @CsvSource({
        "heart-rate, 8867-4, /min, moment",
        "heart-rate-ecg, 8867-4, /min, moment",
        "resting-heart-rate, 40443-4, /min, any",
        "heart-rate-max-day, 8873-2, /min, day",
        "hrv-sdnn, 80404-7, ms, any",
        "spo2, 2708-6, %, moment",
        "glucose, 2339-0, mg/dL, moment",
        "glucose-molar, 15074-8, mmol/L, moment",
        "glucose-cgm, 99504-3, mg/dL, moment",
        "glucose-cgm-molar, 105272-9, mmol/L, moment",
        "glucose-fingerstick, 41653-7, mg/dL, moment",
        "glucose-fingerstick-molar, 14743-9, mmol/L, moment",
        "sleep-duration, 93832-4, min, any",
        "sleep-deep, 93831-6, min, any",
        "sleep-light, 93830-8, min, any",
        "sleep-rem, 93829-0, min, any",
        "steps-day, 41950-7, {steps}/d, day",
        "steps, 55423-8, {steps}, any",
        "distance, 55430-3, m, any",
        "active-energy, 41981-2, kcal, any",
        "energy-day, 41979-6, kcal/d, day",
        "energy-exercise, 55424-6, kcal, period",
        "respiratory-rate, 9279-1, /min, moment",
        "body-temperature, 8310-5, Cel, moment",
        "skin-temperature, 61008-9, Cel, any",
        "body-weight, 29463-7, kg, moment",
        "body-height, 8302-2, cm, moment",
        "bmi, 39156-5, kg/m2, moment",
        "body-fat-percent, 41982-0, %, moment",
        "vo2max, 94122-9, mL/min/kg, any",
        "activity-minutes-week, 82290-8, min/wk, moment"
    })
    void metric_hasItsCodeUnitAndTime(String name, String loinc, String unit, String time) {
        Metric metric = METRICS.byName(name).orElseThrow();
        assertThat(metric.codes().get(0).system()).isEqualTo("http://loinc.org");
        assertThat(metric.codes().get(0).code()).isEqualTo(loinc);
        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(metric.time()).hasToString(time.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void rmssd_isNeverFiledAsSdnn() {
        for (String name : List.of("hrv-rmssd", "hrv-rmssd-max")) {
            assertThat(METRICS.byName(name).orElseThrow().codes())
                    .containsExactly(new Code(
                            Metric.OWN_SYSTEM,
                            name,
                            METRICS.byName(name).orElseThrow().display()));
        }
    }

    @Test
    void oxygenSaturation_carriesBothCodings() {
        assertThat(METRICS.byName("spo2").orElseThrow().codes())
                .extracting(Code::code)
                .containsExactly("2708-6", "59408-5");
    }

    @Test
    void skinTemperature_isNoBodyTemperature_andItsDeviationIsInKelvin() {
        assertThat(METRICS.byName("skin-temperature").orElseThrow().profiles()).isEmpty();
        assertThat(METRICS.byName("skin-temperature-deviation").orElseThrow().unit())
                .isEqualTo("K");
    }

    @Test
    void vendorsScore_isCodedInTheVendorsOwnSystem() {
        Metric score = METRICS.byName("sleep-score").orElseThrow();
        assertThat(score.codesFor("garmin"))
                .containsExactly(
                        new Code("https://vitalroute.io/fhir/CodeSystem/garmin", "sleep-score", "Sleep score"));
        assertThat(METRICS.byName("heart-rate").orElseThrow().codesFor("garmin"))
                .isEqualTo(METRICS.byName("heart-rate").orElseThrow().codes());
    }

    @Test
    void ballotCodings_neverComeFirst() {
        Stream<List<Code>> all =
                METRICS.all().stream().flatMap(m -> Stream.concat(Stream.of(m.codes()), m.values().values().stream()));
        assertThat(all).allSatisfy(codes -> assertThat(codes.get(0).system()).doesNotContain("/uv/phr/"));
    }

    @Test
    void bloodPressure_hasBothPressures_andOptionallyTheMean() {
        Metric pressure = METRICS.byName("blood-pressure").orElseThrow();
        assertThat(pressure.parts().keySet()).containsExactly("systolic", "diastolic", "mean");
        assertThat(pressure.parts().values()).extracting(Metric.Part::required).containsExactly(true, true, false);
    }

    @Test
    void everyMeasuredMetric_isBounded() {
        assertThat(METRICS.all())
                .filteredOn(m -> m.kind() == Kind.QUANTITY)
                .allSatisfy(m -> assertThat(m.plausible()).as(m.name()).isNotNull());
    }

    @Test
    void everyDenseMetric_saysHowItIsSummarised_orWhyNot() {
        List<String> without = METRICS.all().stream()
                .filter(m -> m.dense() && m.summary().isEmpty())
                .map(Metric::name)
                .toList();
        assertThat(without)
                .as("decibels have no arithmetic mean, stages are a course, not a number")
                .containsExactly("sleep-stage", "environmental-sound-level", "headphone-sound-level");
    }

    @Test
    void glucose_isConvertibleBetweenItsTwoUnits() {
        Metric glucose = METRICS.byName("glucose").orElseThrow();
        assertThat(Units.commensurable("mmol/L", "mg/dL", glucose.molarMass())).isTrue();
        assertThat(glucose.variants()).containsEntry("mmol/L", "glucose-molar");
    }

    @ParameterizedTest
    @CsvSource({"mmol/L", "mmol/l", "umol/L"})
    void glucoseByAmount_isFiledUnderTheMolarCode_howeverSpelled(String unit) {
        assertThat(METRICS.byName("glucose").orElseThrow().variantFor(unit)).contains("glucose-molar");
        assertThat(METRICS.byName("glucose").orElseThrow().variantFor("mg/dl")).isEmpty();
        assertThat(METRICS.byName("glucose-molar").orElseThrow().variantFor("g/L"))
                .contains("glucose");
    }

    @Test
    void temperatureDeviation_takesDifferencesOnly() {
        Metric deviation = METRICS.byName("skin-temperature-deviation").orElseThrow();
        assertThat(deviation.conversionFrom("Cel")).isEmpty();
        assertThat(deviation.conversionFrom("[degF]")).isEmpty();
        assertThat(deviation.conversionFrom("K")).isPresent();
        assertThat(METRICS.byName("body-temperature").orElseThrow().conversionFrom("[degF]"))
                .isPresent();
    }
}
