package io.vitalroute.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.mapping.expect.MappingTests;
import io.vitalroute.mapping.expect.Samples;
import io.vitalroute.mapping.expect.TestResult;
import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Every mapping that ships: it has no findings, its tests pass, and they show something to each of its cells. */
class ShippedMappingsTest {
    private static final Path ROOT = Path.of("mappings");

    @TestFactory
    Stream<DynamicNode> mappings() {
        return files().stream().map(ShippedMappingsTest::mapping);
    }

    private static DynamicNode mapping(Path file) {
        String name = ROOT.relativize(file).toString().replace('\\', '/');
        Path tests =
                file.resolveSibling(file.getFileName().toString().replace(MappingFile.SUFFIX, MappingTests.SUFFIX));
        List<Problem> problems = new ArrayList<>();
        Coverage coverage = new Coverage();
        Mapping mapping = MappingFile.compile(name, text(file), Bench.METRICS, problems, coverage);
        List<TestResult> results = mapping == null || !Files.exists(tests)
                ? List.of()
                : MappingTests.run(tests.toString(), text(tests), mapping, samples(tests), problems);
        List<DynamicNode> nodes = new ArrayList<>();
        nodes.add(DynamicTest.dynamicTest(
                "has no findings", () -> assertThat(problems).isEmpty()));
        nodes.add(DynamicTest.dynamicTest(
                "has tests beside it", () -> assertThat(results).isNotEmpty()));
        results.forEach(result -> nodes.add(DynamicTest.dynamicTest(
                result.name(), () -> assertThat(result.failures()).isEmpty())));
        nodes.add(DynamicTest.dynamicTest(
                "each cell has seen something",
                () -> assertThat(coverage.neverSeen()).isEmpty()));
        return DynamicContainer.dynamicContainer(name, nodes);
    }

    private static Samples samples(Path tests) {
        return sample -> Files.readAllBytes(tests.resolveSibling(sample));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(MappingFile.SUFFIX))
                    .sorted()
                    .toList();
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
