package io.vitalroute.mapping.input;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

class FormInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "userid=871&appli=4&startdate=1700000000 | {\"userid\":\"871\",\"appli\":\"4\",\"startdate\":\"1700000000\"}",
                "name=J%c3%b8rn+O%27B&x=1%2B1 | {\"name\":\"Jørn O'B\",\"x\":\"1+1\"}",
                "a=1&b=2&a=3&a= | {\"a\":[\"1\",\"3\",\"\"],\"b\":\"2\"}",
                "a&=b&&c=d=e& | {\"a\":\"\",\"\":\"b\",\"c\":\"d=e\"}",
                "& | {}"
            })
    void a_form_is_one_object_of_texts(String body, String expected) {
        Collected read = read(body.getBytes(StandardCharsets.UTF_8));

        assertThat(read.items).hasToString("[" + expected + "]");
        assertThat(read.pointers).containsExactly("");
        assertThat(read.payloads).isEqualTo(read.items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=CANARY%", "a=CANARY%4", "a=%G1CANARY", "a=1%&b=CANARY", "%zz=CANARY", "a=%+1CANARY"})
    void a_broken_percent_sequence_is_a_problem(String body) {
        Collected read = read(body.getBytes(StandardCharsets.UTF_8));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        assertThat(read.end().where().column()).isEqualTo(body.indexOf('%') + 1);
        Unsaid.assertAbsent(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=CANARY&b=%e9", "a=CANARY&b=\u00e9", "a=%c0%80CANARY", "a=%ed%a0%80CANARY"})
    void what_is_not_UTF_8_is_a_problem(String body) {
        Collected read = read(body.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M104_CHARSET);
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_form_beyond_the_limit_is_refused() {
        Collected read =
                Collected.of(new InputFormat.Form(), Limits.standard().withWeight(20), "CANARY=" + "1".repeat(20));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        Unsaid.assertAbsent(read);
    }

    private static Collected read(byte[] body) {
        return Collected.of(new InputFormat.Form(), Limits.standard(), body);
    }
}
