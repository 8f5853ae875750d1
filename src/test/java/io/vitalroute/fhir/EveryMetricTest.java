package io.vitalroute.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Comparator;
import io.vitalroute.reading.Value.Quantity;

import static org.assertj.core.api.Assertions.assertThat;

/** Every metric of the catalogue, in every form that its readings take, before HAPI's validator. A new metric is covered without a new test. */
class EveryMetricTest {
    private static final FhirProfile LINKED = FhirProfile.standard()
            .with(new Subject.Literal("Patient/{value}", null))
            .withMaxEntries(1000);
    /** A deletion that repeats no value goes out without this claim. */
    private static final Set<String> MUST_HAVE_A_VALUE = Set.of("http://hl7.org/fhir/StructureDefinition/bmi");

    private static final TimeFrame MOMENT = Samples.at("2026-03-14T07:30:12-05:00");
    private static final TimeFrame SPAN = Samples.during("2026-03-13T23:10:00-05:00", "2026-03-14T06:50:00-05:00");
    private static final TimeFrame DAY = Samples.day("2026-03-29", "Europe/Berlin");
    private static final TimeFrame DATE = Samples.day("2026-03-14", null);

    @TestFactory
    Stream<DynamicTest> reading_inAnyForm_isValidAndMeetsItsClaims() {
        return metrics().all().stream()
                .map(metric -> DynamicTest.dynamicTest(
                        metric.name(),
                        () -> assertThat(FhirOracle.instance().findings(bytes(LINKED, forms(metric))))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> reading_inItsUsualForm_claimsAllProfilesOfItsMetric() {
        return metrics().all().stream()
                .filter(metric -> !metric.profiles().isEmpty())
                .map(metric -> DynamicTest.dynamicTest(metric.name(), () -> {
                    PatientReading usual = reading(metric, usual(metric), time(metric), Status.FINAL);
                    Observation observation = (Observation) FhirOracle.instance()
                            .parse(bytes(LINKED, List.of(usual)))
                            .getEntryFirstRep()
                            .getResource();
                    assertThat(observation.getMeta().getProfile())
                            .extracting(PrimitiveType::getValue)
                            .containsExactlyInAnyOrderElementsOf(metric.profiles());
                }));
    }

    static Metrics metrics() {
        List<Problem> problems = new ArrayList<>();
        try {
            String text = Files.readString(Path.of("mappings/metrics.yaml"), StandardCharsets.UTF_8);
            Metrics metrics = Metrics.read("mappings/metrics.yaml", text, problems);
            assertThat(problems).isEmpty();
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reading of the metric for each kind of time, number, status and value. */
    static List<PatientReading> forms(Metric metric) {
        List<PatientReading> forms = new ArrayList<>();
        Value usual = usual(metric);
        for (TimeFrame time : List.of(MOMENT, SPAN, DAY, DATE)) {
            forms.add(reading(metric, usual, time, Status.FINAL));
        }
        forms.add(reading(metric, usual, after(1), Status.PRELIMINARY));
        forms.add(reading(metric, usual, after(2), Status.ENTERED_IN_ERROR));
        if (metric.profiles().stream().noneMatch(MUST_HAVE_A_VALUE::contains)) {
            forms.add(reading(metric, new Value.Text(""), after(3), Status.ENTERED_IN_ERROR));
        }
        int at = 4;
        for (Value other : others(metric)) {
            forms.add(reading(metric, other, after(at++), Status.FINAL));
        }
        return forms;
    }

    private static List<Value> others(Metric metric) {
        List<Value> others = new ArrayList<>();
        switch (metric.kind()) {
            case QUANTITY -> others.add(new Quantity(new BigDecimal("1.50"), unit(metric), Comparator.LESS));
            case COMPONENTS -> {
                String first = metric.parts().keySet().iterator().next();
                others.add(components(metric, List.of(first)));
            }
            case CODED -> {
                metric.values().keySet().forEach(code -> others.add(new Value.Coded(code)));
                if (metric.openValues()) {
                    others.add(new Value.Text("something else"));
                }
            }
            case SAMPLED, TEXT, DATE -> {}
        }
        if (metric.kind() == Metric.Kind.QUANTITY
                && metric.profiles().stream().noneMatch(p -> p.matches(".*/[a-z]+"))) {
            others.add(sampled(unit(metric)));
        }
        return others;
    }

    static Value usual(Metric metric) {
        return switch (metric.kind()) {
            case QUANTITY -> Quantity.of(plausible(metric.plausible(), metric.decimals()), unit(metric));
            case COMPONENTS -> components(metric, List.copyOf(metric.parts().keySet()));
            case CODED -> new Value.Coded(metric.values().keySet().iterator().next());
            case SAMPLED -> sampled(unit(metric));
            case TEXT -> new Value.Text("words of the patient");
            case DATE -> new Value.Text("2026-03-01");
        };
    }

    private static Value components(Metric metric, List<String> names) {
        Map<String, Quantity> parts = new LinkedHashMap<>();
        for (String name : names) {
            Part part = Objects.requireNonNull(metric.parts().get(name));
            parts.put(name, Quantity.of(plausible(part.plausible(), part.decimals()), part.unit()));
        }
        return new Value.Components(parts);
    }

    private static Value sampled(String unit) {
        List<BigDecimal> samples =
                new ArrayList<>(List.of(new BigDecimal("1.50"), new BigDecimal("-2"), BigDecimal.TEN));
        samples.add(null);
        return new Value.Sampled(unit, new BigDecimal("1.953125"), new BigDecimal("0.5"), samples);
    }

    private static BigDecimal plausible(Metric.Bounds bounds, int decimals) {
        BigDecimal middle =
                bounds == null ? BigDecimal.TEN : bounds.min().add(bounds.max()).divide(BigDecimal.valueOf(2));
        return middle.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String unit(Metric metric) {
        return metric.unit() == null ? "1" : metric.unit();
    }

    private static TimeFrame time(Metric metric) {
        return switch (metric.time()) {
            case MOMENT -> MOMENT;
            case PERIOD, ANY -> SPAN;
            case DAY -> DAY;
        };
    }

    private static TimeFrame after(int minutes) {
        return Samples.at("2026-03-14T08:%02d:00.250+01:00".formatted(minutes));
    }

    private static PatientReading reading(Metric metric, Value value, TimeFrame time, Status status) {
        return Samples.reading(metric, value, time, status, Method.SENSED, null);
    }

    private static byte[] bytes(FhirProfile settings, List<PatientReading> readings) {
        return new FhirEncoder(settings).bundle(Samples.PATIENT, readings, Samples.RECORDED);
    }
}
