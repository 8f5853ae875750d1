package io.vitalroute.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.pipeline.Rendering;
import io.vitalroute.pipeline.Transform;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/**
 * From a payload's bytes to the bytes of a FHIR Bundle: a day of heart rate from Garmin through the shipped mapping and the
 * encoder, beside code by hand that does the same with Jackson alone, and with Jackson and HAPI's model. All three make the
 * same Bundle; the first two the same bytes. Started by {@code org.openjdk.jmh.Main DayBenchmark} on the test class path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DayBenchmark {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Instant RECEIVED = Instant.parse("2026-01-02T06:00:00Z");
    private static final PatientRef PATIENT =
            new PatientRef(List.of(new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", "p1")));

    /** Heart rates in the payload. */
    @Param({"1", "1440", "100000"})
    int readings;

    private Payload payload;
    private Transform transform;
    private WithJackson jackson;
    private WithHapi hapi;

    /** One day of one wearer; and that all three say the same of it. */
    @Setup
    public void prepare() throws IOException {
        List<Problem> problems = new ArrayList<>();
        MappingFolder mappings = new MappingFolder(Path.of("mappings"));
        Metrics metrics = mappings.metrics(problems);
        Mapping mapping = mappings.mapping("garmin/dailies", metrics);
        transform = new Transform(mapping, name -> metrics.byName(name).orElseThrow());
        payload = Payload.of(
                "garmin", "dailies", null, RECEIVED, "application/json", day().getBytes(StandardCharsets.UTF_8));
        jackson = new WithJackson(PATIENT.primary(), mapping.version());
        hapi = new WithHapi(jackson);
        if (!Arrays.equals(engine(), jackson()) || !JSON.readTree(engine()).equals(JSON.readTree(hapi()))) {
            throw new IllegalStateException("the three do not make the same Bundle");
        }
    }

    private String day() {
        StringBuilder body = new StringBuilder("{\"dailies\":[{\"userId\":\"u\",\"calendarDate\":\"2026-01-01\",")
                .append("\"startTimeInSeconds\":1767222000,\"startTimeOffsetInSeconds\":3600,")
                .append("\"durationInSeconds\":86400,\"timeOffsetHeartRateSamples\":{");
        for (int i = 0; i < readings; i++) {
            body.append(i == 0 ? "" : ",").append('"').append(i).append("\":").append(60 + i % 40);
        }
        return body.append("}}]}").toString();
    }

    /** By the mapping file, in canonical units, through the encoder. */
    @Benchmark
    public byte[] engine() throws IOException {
        List<Reading> made = new ArrayList<>();
        transform.run(payload, MapContext.plain(), new Transform.Sink() {
            @Override
            public void reading(Reading reading) {
                made.add(reading);
            }

            @Override
            public void problem(Problem problem) {
                throw new IllegalStateException(problem.message());
            }

            @Override
            public void unreadable(Problem problem) {
                throw new IllegalStateException(problem.message());
            }
        });
        return Rendering.fhir(PATIENT, Transform.standing(made), RECEIVED).bytes();
    }

    /** By hand, with Jackson's tree and generator. */
    @Benchmark
    public byte[] jackson() throws IOException {
        return jackson.bundle(payload);
    }

    /** By hand, with Jackson's tree, HAPI's model and HAPI's encoder. */
    @Benchmark
    public byte[] hapi() throws IOException {
        return hapi.bundle(payload);
    }
}
