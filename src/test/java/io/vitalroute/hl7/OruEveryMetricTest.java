package io.vitalroute.hl7;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ca.uhn.hl7v2.model.Segment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.Day;
import io.vitalroute.reading.TimeFrame.During;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Coded;
import io.vitalroute.reading.Value.Comparator;
import io.vitalroute.reading.Value.Components;
import io.vitalroute.reading.Value.Quantity;
import io.vitalroute.reading.Value.Sampled;
import io.vitalroute.reading.Value.Text;

import static io.vitalroute.hl7.Hl7Oracle.field;
import static org.assertj.core.api.Assertions.assertThat;

/** Every metric of the catalogue, in every form of value and time, in every dialect: a new metric needs no new test. */
class OruEveryMetricTest {
    private static final List<TimeFrame> TIMES = List.of(
            OruSamples.at("2026-03-14T07:30:00-03:30"),
            new During(
                    OffsetDateTime.parse("2026-03-13T23:00:00+05:45"),
                    OffsetDateTime.parse("2026-03-14T06:30:00+05:45"),
                    OffsetOrigin.SOURCE),
            new Day(LocalDate.of(2026, 10, 25), ZoneId.of("Europe/Berlin"), OffsetOrigin.ACCOUNT),
            new Day(LocalDate.of(2026, 10, 25), null, OffsetOrigin.NONE));

    @TestFactory
    Stream<DynamicTest> every_metric_is_said_correctly() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Path file = Path.of("mappings/metrics.yaml");
        Metrics metrics = Metrics.read(file.toString(), Files.readString(file), problems);
        assertThat(problems).isEmpty();
        return metrics.all().stream().map(metric -> DynamicTest.dynamicTest(metric.name(), () -> check(metric)));
    }

    private static void check(Metric metric) {
        List<PatientReading> readings = readings(metric);
        assertThat(readings).isNotEmpty();
        for (Dialect dialect : Dialect.values()) {
            Encoded encoded =
                    new OruEncoder(OruSamples.profile(dialect)).encode(OruSamples.PATIENT, readings, OruSamples.MADE);
            assertThat(encoded.unsaid()).isEmpty();
            assertThat(encoded.messages()).hasSize(1);
            List<Segment> reports = Hl7Oracle.segments(
                    Hl7Oracle.assertStrictlyParses(encoded.messages().get(0).bytes()), "OBR");
            assertThat(reports).hasSameSizeAs(readings);
            assertThat(field(reports.get(0), 7)).startsWith("20260314073000-0330");
        }
    }

    /** Each value at each time; status and method go round. */
    private static List<PatientReading> readings(Metric metric) {
        List<PatientReading> readings = new ArrayList<>();
        for (Value value : values(metric)) {
            for (TimeFrame time : TIMES) {
                int number = readings.size();
                Status status = Status.values()[(number + number / TIMES.size()) % Status.values().length];
                Method method = Method.values()[(number + 1) % Method.values().length];
                readings.add(OruSamples.reading("k" + number, metric, value, time, status, method));
            }
        }
        return readings.subList(0, Math.min(readings.size(), 200));
    }

    private static List<Value> values(Metric metric) {
        return switch (metric.kind()) {
            case QUANTITY -> numbers(metric);
            case COMPONENTS -> List.of(components(metric));
            case CODED -> coded(metric);
            case SAMPLED -> List.of(sampled(String.valueOf(metric.unit())));
            case TEXT -> List.of(new Text("as | said ^ & ~ \\ in words"));
            case DATE -> List.of(new Text("2026-02-27"), new Text("2026-02-27T22:41:07+01:00"));
        };
    }

    private static List<Value> numbers(Metric metric) {
        String unit = String.valueOf(metric.unit());
        BigDecimal number = middle(metric.plausible());
        List<Value> values = new ArrayList<>();
        values.add(Quantity.of(number, unit));
        values.add(new Quantity(number, unit, Comparator.GREATER_OR_EQUAL));
        values.add(sampled(unit));
        metric.variants().keySet().forEach(other -> values.add(Quantity.of(number, other)));
        return values;
    }

    private static Components components(Metric metric) {
        Map<String, Quantity> parts = new LinkedHashMap<>();
        metric.parts()
                .values()
                .forEach(part -> parts.put(part.name(), Quantity.of(middle(part.plausible()), part.unit())));
        return new Components(parts);
    }

    private static List<Value> coded(Metric metric) {
        List<Value> values = new ArrayList<>();
        metric.values().keySet().forEach(code -> values.add(new Coded(code)));
        if (metric.openValues()) {
            values.add(new Text("something else"));
        }
        return values;
    }

    private static Sampled sampled(String unit) {
        return new Sampled(
                unit,
                new BigDecimal("1000"),
                new BigDecimal("0.5"),
                Arrays.asList(null, new BigDecimal("121"), new BigDecimal("-3")));
    }

    private static BigDecimal middle(@Nullable Bounds bounds) {
        return bounds == null
                ? new BigDecimal("12.50")
                : bounds.min().add(bounds.max()).divide(BigDecimal.valueOf(2));
    }
}
