package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value;

/** Time per Observation for a day of heart rate, 1,440 readings from one device: ours, and HAPI's encoder alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FhirEncodingBenchmark {
    private static final int READINGS = 1440;
    private final FhirEncoder fast = new FhirEncoder(FhirProfile.standard().withMaxEntries(10_000), true);
    private final FhirEncoder slow = new FhirEncoder(FhirProfile.standard().withMaxEntries(10_000), false);
    private List<PatientReading> readings = List.of();
    private FhirContext hapi = FhirContext.forR4Cached();
    private Bundle model = new Bundle();

    /** Runs this benchmark alone. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FhirEncodingBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    /** A day, minute by minute. */
    @Setup
    public void day() {
        OffsetDateTime start = OffsetDateTime.parse("2026-03-14T00:00:00+01:00");
        List<PatientReading> day = new ArrayList<>();
        for (int minute = 0; minute < READINGS; minute++) {
            day.add(Samples.reading(
                    Samples.heartRate(),
                    Value.Quantity.of(BigDecimal.valueOf(60 + minute % 40), "/min"),
                    new TimeFrame.At(start.plusMinutes(minute), OffsetOrigin.SOURCE),
                    Status.FINAL,
                    Method.SENSED,
                    Samples.SCALE));
        }
        readings = sameMetric(day);
        byte[] bytes = fast.bundle(Samples.PATIENT, readings, Samples.RECORDED);
        model = hapi.newJsonParser().parseResource(Bundle.class, new String(bytes, StandardCharsets.UTF_8));
    }

    /** Byte templates. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public Encoded template() {
        return fast.encode(Samples.PATIENT, readings, Samples.RECORDED);
    }

    /** The generator that templates are cut from. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public Encoded generator() {
        return slow.encode(Samples.PATIENT, readings, Samples.RECORDED);
    }

    /** HAPI's encoder on a model that is already there. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public String hapi() {
        return hapi.newJsonParser().encodeResourceToString(model);
    }

    private static List<PatientReading> sameMetric(List<PatientReading> day) {
        return day.stream()
                .map(r -> new PatientReading(
                        new Reading(
                                r.reading().key(),
                                1,
                                day.get(0).reading().metric(),
                                r.reading().value(),
                                r.reading().time(),
                                r.reading().origin(),
                                Status.FINAL),
                        r.patient(),
                        Samples.SCALE))
                .toList();
    }
}
