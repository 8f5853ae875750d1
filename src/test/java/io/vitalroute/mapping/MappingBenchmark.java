package io.vitalroute.mapping;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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

import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/**
 * Bytes to readings: the shipped mapping of Garmin's days beside Jackson code by hand that makes the same readings. Started
 * by {@code org.openjdk.jmh.Main MappingBenchmark} on the test class path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class MappingBenchmark {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Heart rates in the payload. */
    @Param({"1", "1440", "100000"})
    int readings;

    private Mapping mapping;
    private Payload payload;
    private Metric heartRate;

    /** One day of one user. */
    @Setup
    public void prepare() throws IOException {
        String file = "garmin/dailies.map.yaml";
        mapping = Objects.requireNonNull(MappingFile.compile(
                file, Files.readString(Path.of("mappings", file)), Bench.METRICS, new ArrayList<>()));
        heartRate = Bench.METRICS.byName("heart-rate").orElseThrow();
        StringBuilder body = new StringBuilder("{\"dailies\":[{\"userId\":\"u\",\"calendarDate\":\"2026-01-01\",")
                .append(
                        "\"startTimeInSeconds\":1767222000,\"startTimeOffsetInSeconds\":3600,\"durationInSeconds\":86400,")
                .append("\"timeOffsetHeartRateSamples\":{");
        for (int i = 0; i < readings; i++) {
            body.append(i == 0 ? "" : ",").append('"').append(i).append("\":").append(60 + i % 40);
        }
        body.append("}}]}");
        payload = Payload.of(
                "garmin",
                "dailies",
                null,
                Bench.RECEIVED,
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** By the mapping file. */
    @Benchmark
    public MappingResult mapped() throws IOException {
        return mapping.map(payload, MapContext.plain());
    }

    /** By hand, with the same keys. */
    @Benchmark
    public List<Reading> byHand() throws IOException {
        List<Reading> made = new ArrayList<>();
        JsonNode days = JSON.readTree(payload.body().bytes()).path("dailies");
        for (int i = 0; i < days.size(); i++) {
            JsonNode day = days.get(i);
            Origin origin = new Origin(
                    payload.source(),
                    payload.stream(),
                    day.path("userId").textValue(),
                    payload.id(),
                    "/dailies/" + i,
                    mapping.name(),
                    mapping.version(),
                    Origin.Method.SENSED,
                    null,
                    payload.receivedAt());
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(
                    day.path("startTimeOffsetInSeconds").intValue());
            for (Map.Entry<String, JsonNode> sample :
                    day.path("timeOffsetHeartRateSamples").properties()) {
                made.add(reading(day, origin, offset, sample));
            }
        }
        return made;
    }

    private Reading reading(JsonNode day, Origin origin, ZoneOffset offset, Map.Entry<String, JsonNode> sample) {
        long second = day.path("startTimeInSeconds").longValue() + Long.parseLong(sample.getKey());
        Instant instant = Instant.ofEpochSecond(second);
        OffsetDateTime time = OffsetDateTime.of(LocalDateTime.ofEpochSecond(second, 0, offset), offset);
        return new Reading(
                Hashes.of(
                        "garmin",
                        Objects.requireNonNull(origin.account()),
                        heartRate.name(),
                        Long.toString(instant.getEpochSecond())),
                day.path("durationInSeconds").longValue(),
                heartRate,
                Value.Quantity.of(BigDecimal.valueOf(sample.getValue().longValue()), "/min"),
                new TimeFrame.At(time, TimeFrame.OffsetOrigin.SOURCE),
                origin,
                Reading.Status.FINAL);
    }
}
