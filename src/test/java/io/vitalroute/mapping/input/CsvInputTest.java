package io.vitalroute.mapping.input;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

class CsvInputTest {
    private static final Limits LIMITS = Limits.standard();

    @Test
    void each_row_is_an_object_of_texts() {
        Collected read = read(",", "\uFEFFtime, kg ,note\r\n08:15,81.50,\"a, \"\"b\"\"\r\nc\"\r\n\r\n09:15,,é\r\n");

        assertThat(read.items)
                .hasToString("[{\"time\":\"08:15\",\"kg\":\"81.50\",\"note\":\"a, \\\"b\\\"\\r\\nc\"}, "
                        + "{\"time\":\"09:15\",\"kg\":\"\",\"note\":\"é\"}]");
        assertThat(read.pointers).containsExactly("/0", "/1");
        assertThat(read.payloads.get(1)).hasToString("{\"columns\":[\"time\",\"kg\",\"note\"]}");
    }

    @Test
    void the_delimiter_is_the_mappings_choice() {
        assertThat(read(";", "a;b\n1,5;2\n").items).hasToString("[{\"a\":\"1,5\",\"b\":\"2\"}]");
        assertThat(read("\t", "a\tb\n1\t2").items).hasToString("[{\"a\":\"1\",\"b\":\"2\"}]");
    }

    @Test
    void a_row_with_other_columns_is_a_problem_on_its_line_and_the_others_go_on() {
        Collected read = read(",", "a,b\n1,\"x\ny\"\n2\n3,CANARY,z\n4,w\n");

        assertThat(read.pointers).containsExactly("/0", "/3");
        assertThat(read.problems).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.M108_COLUMNS);
        });
        assertThat(read.problems.get(0)).hasToString("payload:4:1 /1: M108 the row has 1 columns, the header 2");
        assertThat(read.problems.get(1)).hasToString("payload:5:1 /2: M108 the row has 3 columns, the header 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n\"CANARY", "a,b\n1,2\n\"CANARY\"CANARY,2\n3,4\n"})
    void broken_quotes_end_the_reading_on_their_line(String body) {
        Collected read = read(",", body);

        assertThat(read.items).hasToString("[{\"a\":\"1\",\"b\":\"2\"}]");
        assertThat(read.end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        assertThat(read.end().where().line()).isEqualTo(3);
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_quote_that_is_never_closed_does_not_draw_the_rest_into_memory() {
        Collected read = Collected.of(
                new InputFormat.Csv(','), LIMITS.withWeight(20_000), "a\n1\n\"" + "CANARY\n".repeat(100_000));

        assertThat(read.items).hasToString("[{\"a\":\"1\"}]");
        assertThat(read.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_header_names_each_column_once() {
        assertThat(read(",", "CANARY,CANARY\n1,2").end().code()).isEqualTo(ProblemCode.M102_DUPLICATE_KEY);
        assertThat(read(",", "CANARY,,b\n1,2,3").end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        Unsaid.assertAbsent(read(",", "CANARY,CANARY\n1,2"));
    }

    @Test
    void no_rows_mean_no_items() {
        assertThat(read(",", "").toString()).contains("items []", "ended no");
        assertThat(read(",", "a,b\r\n").toString()).contains("items []", "ended no");
    }

    @Test
    void Latin_1_is_a_problem() {
        Collected read = Collected.of(
                new InputFormat.Csv(','), LIMITS, "unit\nµg CANARY\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M104_CHARSET);
        Unsaid.assertAbsent(read);
    }

    private static Collected read(String delimiter, String body) {
        return Collected.of(new InputFormat.Csv(delimiter.charAt(0)), LIMITS, body);
    }
}
