package io.vitalroute.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/** lint, test and explain as people call them. */
class CheckCommandsTest {
    private static final String SAMPLE = "mappings/withings/samples/measures.json";

    @TempDir
    private Path folder;

    @Test
    void lint_says_nothing_of_good_files_and_exits_0() {
        CommandRun run = CommandRun.of("lint", "mappings/withings");

        assertThat(run.out()).startsWith("no findings in ");
        assertThat(run.code()).isZero();
    }

    @Test
    void lint_exits_1_with_every_finding() {
        CommandRun run = CommandRun.of("lint", "src/test/resources/lint/no-such-direct");
        CommandRun json = CommandRun.of("lint", "--json", "src/test/resources/lint/no-such-direct");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("acme.camel.yaml:10:18: C121").endsWith("\n1 finding in 1 file\n");
        assertThat(json.out()).startsWith("{\"code\":\"C121\"").contains("\"line\":10,\"column\":18");
    }

    @Test
    void tests_that_pass_are_counted() {
        CommandRun run = CommandRun.of("test", "mappings/withings/measures.test.yaml", "--verbose");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("ok    ").containsPattern("\\d+ tests, 0 failed");
    }

    @Test
    void a_test_that_fails_says_where_and_what_differs() throws IOException {
        Path mappings = folder.resolve("withings");
        Files.createDirectories(mappings.resolve("samples"));
        Files.copy(Path.of("mappings/withings/measures.map.yaml"), mappings.resolve("measures.map.yaml"));
        Files.copy(Path.of(SAMPLE), mappings.resolve("samples/measures.json"));
        Files.writeString(mappings.resolve("measures.test.yaml"), """
                tests:
                  - name: a scale gives weight
                    payload: samples/measures.json
                    readings:
                      - {metric: body-weight, value: 99 kg}
                """);

        CommandRun run = CommandRun.of("test", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL  a scale gives weight [")
                .contains("measures.test.yaml:2]")
                .contains("99 kg")
                .contains("68.250 kg")
                .endsWith("1 test, 1 failed\n");
    }

    @Test
    void explain_tells_of_each_item_how_it_ended() {
        CommandRun run = CommandRun.of("explain", "withings/measures", SAMPLE);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("withings/measures@")
                .contains("/body/measuregrps/0  mapped")
                .contains("body-weight")
                .contains("68.250 kg")
                .contains("2026-03-14T08:30:22+01:00")
                .containsPattern("\\d+ items, .*; \\d+ readings, \\d+ problems");
    }

    @TestFactory
    Stream<DynamicTest> every_command_has_help_with_an_example() {
        return Stream.of(
                        "run",
                        "demo",
                        "map",
                        "lint",
                        "test",
                        "explain",
                        "matrix",
                        "messages",
                        "replay",
                        "patients",
                        "accounts",
                        "invite",
                        "disconnect",
                        "keys")
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    CommandRun run = CommandRun.of(command, "--help");
                    assertThat(run.code()).isZero();
                    assertThat(run.out()).contains("Example").contains("vitalroute " + command);
                }));
    }

    @Test
    void an_unknown_command_is_a_usage_error() {
        assertThat(CommandRun.of("lnt").code()).isEqualTo(2);
        assertThat(CommandRun.of("map", "withings/measures").code()).isEqualTo(2);
        assertThat(List.of(CommandRun.of("messages", "--since", "yesterday").code()))
                .containsExactly(2);
    }
}
