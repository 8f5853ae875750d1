package io.vitalroute.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.MappingResult.Counts;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** Every shipped mapping against its own samples with anything anywhere: nothing escapes, nothing is shown, all is counted. */
class BadInputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CANARY = "CANARY7391";
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "\"\"",
            "\"" + CANARY + "\"",
            "\"NaN\"",
            "-1",
            "0",
            "1e60",
            "99999999999999999999",
            "3.5",
            "[]",
            "{}",
            "[\"" + CANARY + "\"]",
            "{\"value\": \"" + CANARY + "\"}",
            "\"2026-13-45T99:99:99\"",
            "\"9999-12-31T23:59:59Z\"");

    /** A mapping and a sample of it. */
    record Case(Mapping mapping, Path sample) {
        @Override
        public String toString() {
            return mapping.name() + " " + sample.getFileName();
        }
    }

    static Stream<Case> cases() {
        return files(Path.of("mappings"), MappingFile.SUFFIX).flatMap(file -> {
            String name = Path.of("mappings").relativize(file).toString().replace('\\', '/');
            Mapping mapping = java.util.Objects.requireNonNull(
                    MappingFile.compile(name, text(file), Bench.METRICS, new ArrayList<>()));
            String stem = file.getFileName().toString().replace(MappingFile.SUFFIX, "");
            return files(file.resolveSibling("samples"), ".json")
                    .filter(sample -> sample.getFileName().toString().startsWith(stem))
                    .map(sample -> new Case(mapping, sample));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void one_strange_value_anywhere(Case of) throws IOException {
        JsonNode tree = JSON.readTree(Files.readString(of.sample));
        List<Place> places = places(tree);
        for (Place place : places) {
            for (String strange : STRANGE) {
                JsonNode before = place.swap(JSON.readTree(strange));
                check(of.mapping, tree);
                place.swap(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_canary_in_every_field_at_once(Case of) throws IOException {
        JsonNode tree = JSON.readTree(Files.readString(of.sample));
        places(tree).stream()
                .filter(place -> place.get().isValueNode())
                .forEach(place -> place.swap(JSON.getNodeFactory().textNode(CANARY)));
        check(of.mapping, tree);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_body_that_breaks_off_anywhere(Case of) throws IOException {
        byte[] body = Files.readAllBytes(of.sample);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] cut = java.util.Arrays.copyOf(body, random.nextInt(body.length - 2));
            MappingResult result = map(of.mapping, cut);
            assertThat(result.readings()).isEmpty();
            assertThat(result.problems()).isNotEmpty();
        }
    }

    private static void check(Mapping mapping, JsonNode tree) throws IOException {
        MappingResult result = map(mapping, tree.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(result.problems()).extracting(Problem::code).doesNotContain(ProblemCode.M001_FAULT);
        assertThat(result.problems()).allSatisfy(p -> assertThat(p.toString()).doesNotContain(CANARY));
        Counts items = result.items();
        int ends = items.mapped() + items.skipped() + items.unmatched() + items.invalid() + items.parked();
        int[] seen = new int[1];
        mapping.map(
                payload(mapping, tree.toString().getBytes(StandardCharsets.UTF_8)),
                MapContext.plain(),
                new MappingSink() {
                    @Override
                    public boolean item(MappedItem item) {
                        seen[0]++;
                        return true;
                    }

                    @Override
                    public void unreadable(Problem problem) {
                        assertThat(problem.code().id()).startsWith("M1");
                    }
                });
        assertThat(ends).isEqualTo(seen[0]);
    }

    private static MappingResult map(Mapping mapping, byte[] body) throws IOException {
        return mapping.map(payload(mapping, body), MapContext.plain());
    }

    private static Payload payload(Mapping mapping, byte[] body) {
        return Payload.of(mapping.source(), mapping.stream(), "user-7", Bench.RECEIVED, "application/json", body);
    }

    /** A place in a tree whose node can be exchanged. */
    private record Place(JsonNode holder, String name, int index) {
        JsonNode get() {
            return holder.isArray() ? holder.get(index) : holder.get(name);
        }

        /** Puts another node there and gives the one that was. */
        JsonNode swap(JsonNode other) {
            JsonNode before = get();
            if (holder instanceof ArrayNode array) {
                array.set(index, other);
            } else {
                ((ObjectNode) holder).set(name, other);
            }
            return before;
        }
    }

    private static List<Place> places(JsonNode tree) {
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            places.add(new Place(tree, entry.getKey(), 0));
            places.addAll(places(entry.getValue()));
        }
        for (int i = 0; tree.isArray() && i < Math.min(3, tree.size()); i++) {
            places.add(new Place(tree, "", i));
            places.addAll(places(tree.get(i)));
        }
        return places;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.of()) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
