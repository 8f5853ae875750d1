package io.vitalroute.mapping.expect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;

import static org.assertj.core.api.Assertions.assertThat;

class MappingTestsTest {
    private static final String SAMPLE = """
            {"items": [
              {"id": 1, "t": "2026-02-03T07:00:00+01:00", "lb": 180.5, "by": "scale", "kind": 1},
              {"id": 2, "t": "2026-02-04T07:00:00+01:00", "lb": 181, "by": "hand", "kind": 1},
              {"id": 3, "t": "2026-02-05T07:00:00+01:00", "lb": 181, "by": "scale", "kind": 2},
              {"id": 4, "t": "2026-02-05T07:05:00+01:00", "lb": 60, "by": "scale", "kind": 3},
              {"id": 5, "kind": 1}
            ]}""";
    private static final Mapping MAPPING = mapping();

    @Test
    void a_test_that_names_what_is_there_passes() {
        assertThat(failures("""
                        payload: sample.json
                        readings:
                          - {metric: body-weight, value: "180.5 [lb_av]", at: "2026-02-03T07:00+01:00", device: scale}
                          - {metric: body-weight, value: 82.1 kg, item: /items/1, method: self-reported}
                        count: 2
                        skips: {goal: 1}
                        parked: [{metric: body-weight, value: "60 [lb_av]", reason: child}]
                        unmatched: 1
                        """)).isEmpty();
    }

    @Test
    void a_converted_value_is_compared_to_the_decimals_that_the_test_gives() {
        assertThat(failures(reading("value: 81.87 kg"))).isEmpty();
        assertThat(failures(reading("value: 81.873424 kg"))).isNotEmpty();
    }

    @Test
    void each_expected_reading_needs_one_of_its_own() {
        assertThat(failures("""
                        payload: sample.json
                        remove: [/items/3, /items/1]
                        readings: [{metric: body-weight}, {metric: body-weight}]
                        """))
                .hasSize(1)
                .first()
                .asString()
                .contains("no such reading: {metric=body-weight}")
                .contains("there are: {metric=body-weight, value=180.5 [lb_av], at=2026-02-03T07:00:00+01:00}");
    }

    @Test
    void a_payload_can_be_changed() {
        assertThat(failures("""
                        payload: sample.json
                        change:
                          /items/0/t: null
                          /items/-: {id: 6, t: "2026-02-06T07:00:00Z", lb: 1.50, by: scale, kind: 1}
                        replace: {hand: finger}
                        remove: /items/3
                        problems: [{code: M201, at: /items/0/t}]
                        readings: [{metric: body-weight, value: "1.5 [lb_av]", offset-origin: none}]
                        count: 2
                        """)).isEmpty();
    }

    @Test
    void what_a_test_does_not_mention_must_not_go_wrong() {
        assertThat(failures("payload: sample.json\nremove: /items/3\nchange: {/items/0/lb: NaN}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("problems that the test does not expect")
                .contains("M203 /items/0/lb");
        assertThat(failures("payload: sample.json"))
                .hasSize(1)
                .first()
                .asString()
                .contains("parked are 1 readings, not 0");
    }

    @Test
    void a_test_that_cannot_be_run_says_why() {
        assertThat(failures("payload: other.json").get(0)).contains("C111").contains("no file \"other.json\"");
        assertThat(failures("{}").get(0)).contains("a test has either payload or body");
        assertThat(failures(reading("value: heavy")).get(0)).contains("not a number and a unit");
        assertThat(failures("payload: sample.json\nchange: {/nowhere/x: 1}").get(0))
                .contains("there is no /nowhere/x in the payload");
        assertThat(failures("payload: sample.json\nzone: Mars/Base").get(0)).contains("no zone of the IANA database");
    }

    private static String reading(String field) {
        return "payload: sample.json\nremove: /items/3\nreadings: [{metric: body-weight, " + field + "}]";
    }

    private static List<String> failures(String test) {
        List<Problem> problems = new ArrayList<>();
        String text = "tests:\n  - name: it holds\n"
                + (test.startsWith("{") ? "" : test.strip().indent(4));
        List<TestResult> results =
                MappingTests.run("acme/w.test.yaml", text, MAPPING, MappingTestsTest::sample, problems);
        assertThat(problems).isEmpty();
        assertThat(results).hasSize(1);
        return results.get(0).failures().stream().map(Problem::toString).toList();
    }

    private static byte[] sample(String name) throws IOException {
        if (!name.equals("sample.json")) {
            throw new FileNotFoundException(name);
        }
        return SAMPLE.getBytes(StandardCharsets.UTF_8);
    }

    private static Mapping mapping() {
        List<Problem> problems = new ArrayList<>();
        try {
            Metrics metrics =
                    Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), problems);
            Mapping mapping = MappingFile.compile("acme/w.map.yaml", """
                    mapping: acme/w
                    version: 1
                    accepts: {source: acme, stream: w}
                    each: .items
                    skip: {goal: .kind == 2}
                    park: {child: .kind == 3}
                    shared:
                      at: .t
                      method: {value: .by, table: {scale: sensed}, else: self-reported}
                      device: {model: .by}
                    readings:
                      - {metric: body-weight, value: .lb, unit: "[lb_av]"}
                    """, metrics, problems);
            assertThat(problems).isEmpty();
            return Objects.requireNonNull(mapping);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
