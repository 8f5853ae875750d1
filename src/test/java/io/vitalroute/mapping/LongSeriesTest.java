package io.vitalroute.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten years of one metric in one item: 50 MB that are never in memory at once. */
class LongSeriesTest {
    private static final int POINTS = 640_000;
    private static final int BROKEN = 3_210;
    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");

    @Test
    void a_metric_of_fifty_megabytes_is_mapped_in_stretches() throws IOException {
        Endless body = new Endless(POINTS);
        assertThat(body.length()).isGreaterThan(50_000_000);
        Counting sink = new Counting();

        shipped()
                .map(
                        new Payload("p", "health-auto-export", "metrics", "u", START, "application/json", body),
                        MapContext.plain(),
                        sink);

        assertThat(sink.readings).isEqualTo(POINTS);
        assertThat(sink.keys).hasSize(POINTS);
        assertThat(sink.longest).isLessThanOrEqualTo(2_000);
        assertThat(sink.problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.where().path()).isEqualTo("/data/metrics/0/data/" + BROKEN + "/qty"));
    }

    @Test
    void it_goes_on_where_it_was_interrupted() throws IOException {
        Counting first = new Counting();
        first.most = 20;
        Payload payload =
                new Payload("p", "health-auto-export", "metrics", "u", START, "application/json", new Endless(60_000));
        shipped().map(payload, MapContext.plain(), first);

        Counting second = new Counting();
        shipped().map(payload, MapContext.plain().startingAt(20), second);

        assertThat(first.readings + second.readings).isEqualTo(60_000);
        second.keys.retainAll(first.keys);
        assertThat(second.keys).isEmpty();
    }

    private static Mapping shipped() throws IOException {
        String file = "health-auto-export/metrics" + MappingFile.SUFFIX;
        List<Problem> problems = new ArrayList<>();
        return Objects.requireNonNull(
                MappingFile.compile(file, Files.readString(Path.of("mappings", file)), Bench.METRICS, problems));
    }

    /** Counts; the memory of a reading ends with its item. */
    private static final class Counting implements MappingSink {
        private final Set<Integer> keys = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private int readings;
        private int longest;
        private int items;
        private int most = Integer.MAX_VALUE;

        @Override
        public boolean item(MappedItem item) {
            readings += item.readings().size();
            longest = Math.max(longest, item.readings().size());
            for (Reading reading : item.readings()) {
                keys.add((int) reading.time().start().getEpochSecond());
            }
            problems.addAll(item.problems());
            return ++items < most;
        }

        @Override
        public void unreadable(Problem problem) {
            problems.add(problem);
        }
    }

    /** The body as it is read, made on the way: units come after the points, and one point has no number. */
    private static final class Endless implements Body {
        private final int points;
        private final long length;
        private static final int PIECE = 1_000;
        private static final String HEAD = "{\"data\": {\"metrics\": [{\"name\": \"respiratory_rate\", \"data\": [";
        private static final String TAIL = "], \"units\": \"count/min\"}]}}";

        Endless(int points) throws IOException {
            this.points = points;
            try (InputStream in = open()) {
                this.length = in.transferTo(OutputStream.nullOutputStream());
            }
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            return new SequenceInputStream(new Enumeration<>() {
                private int piece = -1;

                @Override
                public boolean hasMoreElements() {
                    return piece <= (points + 1) / PIECE + 1;
                }

                @Override
                public InputStream nextElement() {
                    return new ByteArrayInputStream(text(piece++).getBytes(StandardCharsets.UTF_8));
                }
            });
        }

        private String text(int piece) {
            if (piece < 0) {
                return HEAD;
            }
            StringBuilder text = new StringBuilder();
            for (int i = piece * PIECE; i < Math.min((piece + 1) * PIECE, points + 1); i++) {
                text.append(i == 0 ? "" : ",\n").append(point(i));
            }
            return piece == (points + 1) / PIECE + 1 ? TAIL : text.toString();
        }

        private static String point(int i) {
            String at = START.plusSeconds(60L * i).toString().replace("T", " ").replace("Z", " +0000");
            String number = i == BROKEN ? "\"none\"" : Integer.toString(12 + i % 10);
            return "{\"date\": \"" + at + "\", \"qty\": " + number + ", \"source\": \"An invented watch\"}";
        }
    }
}
