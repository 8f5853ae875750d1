package io.vitalroute.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.CommandRun;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

class MapCommandTest {
    private static final String SAMPLE = "mappings/withings/samples/measures.json";
    private static final String PATIENT = "urn:oid:1.2.3|p1";

    @TempDir
    private Path folder;

    @Test
    void readings_are_lines_of_JSON_in_canonical_units_with_all_digits() {
        CommandRun run = CommandRun.of("map", "withings/measures", SAMPLE, "--to", "readings");

        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThatJson(lines.get(0))
                .isObject()
                .containsEntry("metric", "body-weight")
                .containsEntry("unit", "kg")
                .containsEntry("mapping", "withings/measures@1");
        assertThat(lines.get(0)).contains("\"value\":68.250");
    }

    @Test
    void output_is_the_same_on_every_run() {
        for (String to : List.of("readings", "fhir", "oru")) {
            CommandRun once = CommandRun.of("map", "withings/measures", SAMPLE, "--to", to, "--patient", PATIENT);
            CommandRun again = CommandRun.of("map", "withings/measures", SAMPLE, "--to", to, "--patient", PATIENT);
            assertThat(again.out()).isEqualTo(once.out()).isNotEmpty();
        }
    }

    @Test
    void fhir_is_one_transaction_Bundle() {
        CommandRun run = CommandRun.of("map", "withings/measures", SAMPLE, "--to", "fhir", "--patient", PATIENT);

        assertThat(run.code()).isZero();
        assertThatJson(run.out()).inPath("$.type").isEqualTo("transaction");
        assertThat(run.out()).contains("\"system\":\"urn:oid:1.2.3\"").contains("\"value\":\"p1\"");
    }

    @Test
    void oru_is_ER7_with_carriage_returns() {
        CommandRun run = CommandRun.of("map", "withings/measures", SAMPLE, "--to", "oru", "--patient", PATIENT);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("MSH|^~\\&|VITALROUTE|")
                .contains("|2.5.1\rPID|1||p1^^^&1.2.3&ISO^MR")
                .doesNotContain("\n")
                .endsWith("\r");
    }

    @Test
    void whose_data_it_is_must_be_said_for_a_chart() {
        CommandRun run = CommandRun.of("map", "withings/measures", SAMPLE, "--to", "fhir");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--to fhir needs --patient SYSTEM|ID");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_mistyped_mapping_is_answered_with_the_nearest_name() {
        CommandRun run = CommandRun.of("map", "withings/mesures", SAMPLE, "--to", "readings");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("did you mean \"withings/measures\"?");
    }

    @Test
    void a_mapping_may_be_named_by_its_path_and_a_payload_come_from_standard_input() throws IOException {
        CommandRun file = CommandRun.of("map", "withings/measures", SAMPLE, "--to", "readings");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(SAMPLE))));
        try {
            CommandRun run = CommandRun.of("map", "mappings/withings/measures.map.yaml", "-", "--to", "readings");
            assertThat(run.out()).isEqualTo(file.out());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void a_bad_item_is_a_line_on_stderr_and_its_neighbours_come_out() throws IOException {
        String bad = Files.readString(Path.of(SAMPLE)).replaceFirst("\"date\": \\d+", "\"date\": \"soon\"");
        Path payload = Files.writeString(folder.resolve("bad.json"), bad);

        CommandRun run = CommandRun.of("map", "withings/measures", payload.toString(), "--to", "readings");
        CommandRun strict =
                CommandRun.of("map", "withings/measures", payload.toString(), "--to", "readings", "--strict");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isNotEmpty().isEqualTo(strict.out());
        assertThat(strict.code()).isEqualTo(1);
        assertThatJson(run.err().lines().findFirst().orElseThrow())
                .isObject()
                .containsEntry("code", "M201")
                .containsEntry("path", "/body/measuregrps/0/date");
    }

    @Test
    void what_breaks_off_gives_what_came_before_and_exit_code_1() throws IOException {
        String whole = Files.readString(Path.of(SAMPLE));
        Path payload = Files.writeString(folder.resolve("half.json"), whole.substring(0, whole.length() - 40));

        CommandRun run = CommandRun.of("map", "withings/measures", payload.toString(), "--to", "readings");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("\"code\":\"M101\"");
    }

    @Test
    void an_impossible_value_is_said_but_not_told_and_never_comes_out() throws IOException {
        String absurd = Files.readString(Path.of(SAMPLE)).replaceFirst("\"value\": 68250", "\"value\": 68250000");
        Path payload = folder.resolve("absurd.json");
        Files.write(payload, absurd.getBytes(StandardCharsets.UTF_8));

        CommandRun run = CommandRun.of("map", "withings/measures", payload.toString(), "--to", "readings");

        assertThat(run.out()).doesNotContain("body-weight");
        assertThat(run.err()).contains("\"code\":\"I104\"").doesNotContain("68250");
    }
}
