package io.vitalroute.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** A mapping under test with the real catalogue, and payloads as text. */
final class Bench {
    static final Instant RECEIVED = Instant.parse("2026-05-04T10:00:00Z");
    static final Metrics METRICS = metrics();
    private final Mapping mapping;

    private Bench(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Only {@code each}, {@code shared}, {@code readings} and the like; the head is added. */
    static Bench mapping(String body) {
        List<Problem> problems = new ArrayList<>();
        Mapping compiled = MappingFile.compile("acme/data.map.yaml", head() + body, METRICS, problems);
        assertThat(problems).isEmpty();
        return new Bench(java.util.Objects.requireNonNull(compiled));
    }

    /** What lint says of a mapping, as {@code line:col code message (hint)}; lines count from the first of the body. */
    static List<String> lint(String body) {
        List<Problem> problems = new ArrayList<>();
        MappingFile.compile("acme/data.map.yaml", head() + body, METRICS, problems);
        int shift = (int) head().lines().count();
        return problems.stream()
                .map(p -> (p.where().line() - shift) + ":" + p.where().column() + " "
                        + p.code().id() + " " + p.message() + (p.hint() == null ? "" : " (" + p.hint() + ")"))
                .toList();
    }

    MappingResult map(String json) {
        return map(json, MapContext.plain());
    }

    MappingResult map(String json, MapContext context) {
        return map(payload(json), context);
    }

    MappingResult map(Payload payload, MapContext context) {
        try {
            return mapping.map(payload, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How each item of a payload ends. */
    List<MappedItem> items(String json) {
        List<MappedItem> items = new ArrayList<>();
        try {
            mapping.map(payload(json), MapContext.plain(), new MappingSink() {
                @Override
                public boolean item(MappedItem item) {
                    return items.add(item);
                }

                @Override
                public void unreadable(Problem problem) {
                    throw new AssertionError(problem.toString());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    Mapping mapping() {
        return mapping;
    }

    /** The values that a payload gives, one text per reading. */
    List<String> values(String json) {
        MappingResult result = map(json);
        assertThat(result.problems()).isEmpty();
        return result.readings().stream().map(Bench::said).toList();
    }

    /** {@code code pointer} of each problem. */
    List<String> problems(String json) {
        return map(json).problems().stream()
                .map(p -> p.code().id() + " " + p.where().path())
                .toList();
    }

    /** The one time that a payload gives. */
    TimeFrame time(String json, MapContext context) {
        MappingResult result = map(json, context);
        assertThat(result.problems()).isEmpty();
        assertThat(result.readings()).hasSize(1);
        return result.readings().get(0).time();
    }

    static String said(Reading reading) {
        return reading.metric().name() + " " + said(reading.value());
    }

    static Payload payload(String json) {
        return Payload.of(
                "acme", "data", "user-7", RECEIVED, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Value value) {
        if (value instanceof Value.Quantity q) {
            return q.comparator().sign() + q.number().toPlainString() + " " + q.unit();
        }
        if (value instanceof Value.Components parts) {
            List<String> said = new ArrayList<>();
            parts.parts().forEach((name, q) -> said.add(name + "=" + said(q)));
            return String.join(", ", said);
        }
        if (value instanceof Value.Coded coded) {
            return coded.code();
        }
        if (value instanceof Value.Sampled sampled) {
            return sampled.samples() + " " + sampled.unit() + " every "
                    + sampled.periodMillis().toPlainString() + " ms";
        }
        return "\"" + ((Value.Text) value).text() + "\"";
    }

    private static String head() {
        return """
                mapping: acme/data
                version: 3
                accepts: {source: acme, stream: data}
                """;
    }

    private static Metrics metrics() {
        try {
            List<Problem> problems = new ArrayList<>();
            Metrics metrics =
                    Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), problems);
            assertThat(problems).isEmpty();
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
