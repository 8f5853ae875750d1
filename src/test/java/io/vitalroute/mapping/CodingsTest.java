package io.vitalroute.mapping;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.MappingResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Metrics, codes and parts that are found by what the catalogue calls them. */
class CodingsTest {
    private static final Bench BENCH = Bench.mapping("""
            each: .items
            readings:
              - metric: .code
                systems: {LN: "http://loinc.org", MDC: "urn:iso:std:iso:11073:10101"}
                else: no-metric
                at: .t
                during: {start: .t, end: 'fallback(.end, .t)'}
                day: .t
                value: .v
                unit: {from: .u, table: {pounds: "[lb_av]"}, else: ucum}
                coded: .c
              - metric: .code
                systems: {LN: "http://loinc.org"}
                in: .parts
                at: $item.t
                parts: {"*": {coding: .code, number: .v, unit: "mm[Hg]"}}
            """);

    private static String item(String code, String rest) {
        return "{\"items\": [{\"code\": " + code + ", \"t\": \"2026-03-14T07:30:00+01:00\", " + rest + "}]}";
    }

    private static String coding(String system, String code) {
        return "{\"system\": \"" + system + "\", \"code\": \"" + code + "\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LN 8867-4|heart-rate",
                "LN 8867-4,MDC 147842|heart-rate-ecg",
                "MDC 147842,LN 8867-4|heart-rate-ecg",
                "MDC 149546|pulse-rate-cuff",
                "http://loinc.org 8867-4,MDC 149546|pulse-rate-cuff"
            })
    void the_metric_is_the_one_with_the_most_of_the_codes(String codes, String metric) {
        String array = Arrays.stream(codes.split(","))
                .map(code -> coding(code.substring(0, code.indexOf(' ')), code.substring(code.indexOf(' ') + 1)))
                .toList()
                .toString();
        MappingResult result = BENCH.map(item(array, "\"v\": 61, \"u\": \"/min\""));
        assertThat(result.readings())
                .extracting(reading -> reading.metric().name())
                .containsExactly(metric);
    }

    @Test
    void codes_that_the_catalogue_does_not_have_are_counted_and_one_coding_needs_no_list() {
        MappingResult unknown = BENCH.map(item(coding("LN", "1-1"), "\"v\": 1"));
        assertThat(unknown.skips()).isEqualTo(Map.of("no-metric", 1));
        assertThat(BENCH.map(item(coding("XX", "8867-4"), "\"v\": 1")).skips()).isEqualTo(Map.of("no-metric", 1));
        assertThat(BENCH.map(item(coding("LN", "8867-4"), "\"v\": 61, \"u\": \"/min\""))
                        .readings())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"pounds,[lb_av]", "kg,kg"})
    void a_unit_is_looked_up_or_is_UCUM_itself(String word, String unit) {
        MappingResult result = BENCH.map(item(coding("LN", "29463-7"), "\"v\": 81, \"u\": \"" + word + "\""));
        assertThat(result.readings().stream().map(Bench::said)).containsExactly("body-weight 81 " + unit);
    }

    @Test
    void a_value_is_the_code_that_the_catalogue_has_and_any_other_is_a_problem() {
        String rhythm = coding("LN", "8884-9");
        String sinus = coding("http://snomed.info/sct", "426783006");
        MappingResult known = BENCH.map(item(rhythm, "\"c\": [" + coding("x", "y") + "," + sinus + "]"));
        MappingResult unknown = BENCH.map(item(rhythm, "\"c\": [" + coding("x", "y") + "]"));
        assertThat(known.readings().stream().map(Bench::said)).containsExactly("ecg-classification sinus-rhythm");
        assertThat(unknown.problems()).extracting(Problem::code).containsExactly(ProblemCode.M205_WORD);
        assertThat(BENCH.map(item(rhythm, "\"c\": []")).readings()).isEmpty();
    }

    @Test
    void parts_are_found_by_their_codes_and_a_second_one_is_a_problem() {
        String panel = coding("LN", "85354-9");
        String systolic = "{\"code\": " + coding("LN", "8480-6") + ", \"v\": 127}";
        String diastolic = "{\"code\": " + coding("LN", "8462-4") + ", \"v\": 83}";
        MappingResult both = BENCH.map(item(panel, "\"parts\": [" + diastolic + "," + systolic + "]"));
        MappingResult twice =
                BENCH.map(item(panel, "\"parts\": [" + diastolic + "," + systolic + "," + systolic + "]"));
        MappingResult one = BENCH.map(item(panel, "\"parts\": [" + diastolic + "]"));
        assertThat(both.readings()).hasSize(1);
        assertThat(twice.problems()).extracting(Problem::code).containsExactly(ProblemCode.M213_TWICE);
        assertThat(one.problems()).extracting(Problem::code).containsExactly(ProblemCode.M206_INCOMPLETE);
    }
}
