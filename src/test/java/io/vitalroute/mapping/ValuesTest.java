package io.vitalroute.mapping;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers, codes, words and series; exact, or a problem that does not show them. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{number: .v, unit: kg} | 70 | 70 kg",
                "{number: .v, unit: kg} | 70.50 | 70.50 kg",
                "{number: .v, unit: kg} | '70.50' | 70.50 kg",
                "{number: .v, unit: kg} | ' 70.5 ' | 70.5 kg",
                "{number: .v, unit: kg} | 7.05e1 | 70.5 kg",
                "{number: .v, unit: kg} | 7e1 | 70 kg",
                "{number: .v, unit: kg} | 70.123456789012345678901234567890 | 70.123456789012345678901234567890 kg",
                "{number: .v, unit: kg} | 0.1 | 0.1 kg",
                "{number: .v, unit: g, scale: 0.001} | 70500 | 70.500 g",
                "{mantissa: .v, exponent: .e, unit: kg} | 70500, 'e': -3 | 70.500 kg",
                "{mantissa: .v, exponent: .e, unit: kg} | 7, 'e': 1 | 70 kg",
                "{mantissa: .v, exponent: -2, unit: kg} | 7050 | 70.50 kg",
                "{number: .v, unit: kg, comparator: allowed} | '<40' | <40 kg",
                "{number: .v, unit: kg, comparator: allowed} | '>= 400.5' | >=400.5 kg",
                "{number: .v, unit: kg, comparator: allowed} | '\u226440' | <=40 kg",
                "{number: .v, unit: kg, comparator: allowed} | 40 | 40 kg",
                "{number: .v, unit: {from: .u}} | 70, 'u': '[lb_av]' | 70 [lb_av]"
            })
    void a_number_keeps_its_digits(String rule, String value, String expected) {
        assertThat(weight(rule).values(item(value))).containsExactly("body-weight " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'NaN'",
                "'Infinity'",
                "''",
                "'70,5'",
                "'70 kg'",
                "true",
                "{}",
                "[70]",
                "'<40'",
                "1e99",
                "'1e99'",
                "'\u0667\u0660'",
                "'0x46'",
                "'1e2147483648'"
            })
    void what_is_no_number_is_a_problem_at_its_place_and_is_not_shown(String value) {
        MappingResult result = weight("{number: .v, unit: kg}").map(item(value));
        assertThat(result.readings()).isEmpty();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.problems().get(0).where().path()).isEqualTo("/v");
        assertThat(result.problems().get(0).code().id()).isEqualTo("M203");
        assertThat(result.problems().get(0).message()).doesNotContain("Infinity", "70", "e99", "0x46");
        assertThat(result.items().invalid()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-1", "-1.0", "0", "'n/a'", "'-1'"})
    void what_was_not_measured_is_no_reading_and_no_problem(String value) {
        MappingResult result =
                weight("{number: .v, unit: kg, null-if: [-1, 0, n/a]}").map(item(value));
        assertThat(result.readings()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(result.items().unmatched()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "31", "'x'", "null"})
    void an_exponent_is_a_small_whole_number(String exponent) {
        assertThat(weight("{mantissa: .v, exponent: .e, unit: kg}").problems(item("70, 'e': " + exponent)))
                .containsExactly("M203 /e");
    }

    @Test
    void a_code_is_chosen_by_a_total_table() {
        String mapping = """
                readings:
                  - {metric: sleep-stage, at: .t, coded: {value: .v, table: {1: light, true: deep, REM: rem}, else: %s}}
                """.replace("at: .t", "during: {start: .t, minutes: 5}");
        Bench strict = Bench.mapping(mapping.formatted("problem"));
        assertThat(strict.values(item("1"))).containsExactly("sleep-stage light");
        assertThat(strict.values(item("1.0"))).containsExactly("sleep-stage light");
        assertThat(strict.values(item("true"))).containsExactly("sleep-stage deep");
        assertThat(strict.values(item("'REM'"))).containsExactly("sleep-stage rem");
        assertThat(strict.values(item("null"))).isEmpty();
        assertThat(strict.problems(item("9"))).containsExactly("M205 /v");
        assertThat(Bench.mapping(mapping.formatted("skip")).values(item("9"))).isEmpty();
        assertThat(Bench.mapping(mapping.formatted("awake")).values(item("9"))).containsExactly("sleep-stage awake");
    }

    @Test
    void method_and_status_come_from_words_cells_and_tables() {
        Bench bench = Bench.mapping("""
                shared:
                  at: .t
                  method: {value: .by, table: {scale: sensed, hand: self-reported}, else: unknown}
                  status: if (.final == false) "preliminary" else "final"
                  deleted: .gone == true
                readings:
                  - {metric: body-weight, value: .v, unit: kg}
                  - {metric: bmi, value: .bmi, unit: kg/m2, method: derived, status: amended}
                """);
        Reading weight =
                bench.map(item("70, 'by': 'hand', 'final': false")).readings().get(0);
        assertThat(weight.origin().method()).isEqualTo(Origin.Method.SELF_REPORTED);
        assertThat(weight.status()).isEqualTo(Reading.Status.PRELIMINARY);
        Reading bmi =
                bench.map(item("null, 'bmi': 22, 'by': 'hand'")).readings().get(0);
        assertThat(bmi.origin().method()).isEqualTo(Origin.Method.DERIVED);
        assertThat(bmi.status()).isEqualTo(Reading.Status.AMENDED);
        Reading gone = bench.map(item("70, 'by': 'x', 'gone': true")).readings().get(0);
        assertThat(gone.origin().method()).isEqualTo(Origin.Method.UNKNOWN);
        assertThat(gone.status()).isEqualTo(Reading.Status.ENTERED_IN_ERROR);
    }

    @Test
    void a_record_that_is_taken_back_needs_no_more_than_its_id() {
        Bench bench = Bench.mapping("""
                each: .items
                shared: {key: .id, at: .t, deleted: .gone == true}
                readings:
                  - {metric: body-weight, value: .v, unit: kg}
                """);
        Reading before = bench.map("{\"items\":[{\"id\":5,\"v\":70,\"t\":\"2026-07-01T10:00:00Z\"}]}")
                .readings()
                .get(0);
        Reading gone =
                bench.map("{\"items\":[{\"id\":5,\"gone\":true}]}").readings().get(0);
        assertThat(gone.key()).isEqualTo(before.key());
        assertThat(gone.status()).isEqualTo(Reading.Status.ENTERED_IN_ERROR);
        assertThat(gone.value()).isEqualTo(new io.vitalroute.reading.Value.Text(""));
        assertThat(gone.time().start()).isEqualTo(Bench.RECEIVED);
        assertThat(bench.map("{\"items\":[{\"id\":5}]}").items().unmatched()).isEqualTo(1);
    }

    @Test
    void a_deletion_without_an_id_needs_the_time_that_is_its_key() {
        Bench bench = Bench.mapping("""
                shared: {at: .t, deleted: .gone == true}
                readings: [{metric: body-weight, value: .v, unit: kg}]
                """);
        assertThat(bench.problems("{\"gone\":true}")).containsExactly("M201 /t");
    }

    @Test
    void a_word_of_ours_that_the_payload_gets_wrong_is_a_problem() {
        Bench bench = Bench.mapping("readings: [{metric: body-weight, at: .t, status: .s, value: .v, unit: kg}]");
        assertThat(bench.problems(item("70, 's': 'perhaps'"))).containsExactly("M205 /s");
        assertThat(bench.map(item("70")).readings().get(0).status()).isEqualTo(Reading.Status.FINAL);
    }

    @Test
    void a_dense_series_is_one_value() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: ecg-waveform
                    at: .t
                    sampled: {samples: .v, frequency: .hz, unit: mV, factor: 0.001}
                """);
        assertThat(bench.values(item("[1, null, -3.5], 'hz': 512")))
                .containsExactly("ecg-waveform [1, null, -3.5] mV every 1.953125 ms");
        assertThat(bench.problems(item("[1, 'x'], 'hz': 512"))).containsExactly("M203 /v/1");
        assertThat(bench.problems(item("[1], 'hz': 0"))).containsExactly("M203 /hz");
        assertThat(bench.problems(item("5, 'hz': 1"))).containsExactly("M208 /v");
    }

    @Test
    void samples_are_divided_by_what_the_payload_says() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: ecg-waveform
                    at: .t
                    sampled: {samples: .v, frequency: .hz, unit: mV, divisor: .d}
                """);
        assertThat(factor(bench, "8000")).isEqualByComparingTo("0.000125");
        assertThat(factor(bench, "10922")).isEqualByComparingTo("0.00009155832265152902");
        assertThat(bench.problems(item("[1], 'hz': 250, 'd': 0"))).containsExactly("M203 /d");
        assertThat(bench.problems(item("[1], 'hz': 250"))).containsExactly("M203 /d");
    }

    private static BigDecimal factor(Bench bench, String divisor) {
        Reading reading =
                bench.map(item("[1, 2], 'hz': 250, 'd': " + divisor)).readings().get(0);
        return ((Value.Sampled) reading.value()).factor();
    }

    @Test
    void a_device_needs_more_than_its_maker() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: body-weight
                    at: .t
                    value: .v
                    unit: kg
                    device: {id: .id, manufacturer: Acme, name: 'between(.text, "name:", ",")'}
                """);
        assertThat(bench.map(item("70")).readings().get(0).origin().device()).isNull();
        assertThat(bench.map(item("70, 'text': '<1>, name:Scale 3, x:y'"))
                        .readings()
                        .get(0)
                        .origin()
                        .device())
                .isEqualTo(new io.vitalroute.reading.Device(null, "Acme", null, "Scale 3", null, null));
    }

    @Test
    void a_key_of_several_cells_may_lack_some_but_not_all() {
        Bench bench =
                Bench.mapping("readings: [{metric: body-weight, at: .t, key: [.id, .position], value: .v, unit: kg}]");
        assertThat(bench.problems(item("70"))).containsExactly("M209 /id");
        assertThat(bench.map(item("70, 'id': 5")).readings().get(0).key())
                .isNotEqualTo(bench.map(item("70, 'id': 5, 'position': 5"))
                        .readings()
                        .get(0)
                        .key());
    }

    @Test
    void a_condition_that_cannot_be_asked_makes_the_item_invalid_and_nothing_escapes() {
        Bench bench = Bench.mapping("""
                each: .items
                skip: {small: .v < 5}
                shared: {at: .t}
                readings: [{metric: body-weight, value: .v, unit: kg}]
                """);
        MappingResult result = bench.map("{\"items\":[" + item("'x'") + "," + item("70") + "]}");
        assertThat(result.problems())
                .extracting(p -> p.code().id() + " " + p.where().path())
                .containsExactly("M207 /items/0/v");
        assertThat(result.readings()).hasSize(1);
    }

    private static Bench weight(String rule) {
        return Bench.mapping("readings: [{metric: body-weight, at: .t, value: " + rule + "}]");
    }

    private static String item(String value) {
        return ("{'t':'2026-07-01T10:00:00Z','v':" + value + "}").replace('\'', '"');
    }
}
