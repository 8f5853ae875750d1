package io.vitalroute.mapping;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.MappingResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Elements of a series left out by name, and numbers that are added. */
class SkipAndSumTest {
    private static final Bench SERIES = Bench.mapping("""
            each: .days
            skip: {ping: .url != null}
            readings:
              - metric: stress-score
                entries: .stress
                at: {value: $item.start, format: epoch-seconds, plus-seconds: .key}
                skip:
                  off-wrist: .value == -1
                  motion: .value < 0
                value: .value
                unit: "{score}"
            """);
    private static final Bench SUM = Bench.mapping("""
            each: .nights
            shared:
              day: .date
            readings:
              - metric: sleep-duration
                value: {sum: [.deep, .light, "fallback(.rem, 0)"], unit: h}
            """);

    private static String days(String... stress) {
        StringBuilder days = new StringBuilder();
        for (String one : stress) {
            days.append(days.isEmpty() ? "" : ",")
                    .append("{\"start\": 1767254400, \"stress\": ")
                    .append(one)
                    .append('}');
        }
        return "{\"days\": [" + days + "]}";
    }

    @Test
    void elements_are_counted_under_the_first_reason_that_holds() {
        MappingResult result = SERIES.map(days("{\"0\": -1, \"60\": 31, \"120\": -2, \"180\": -1}"));
        assertThat(result.readings().stream().map(Bench::said)).containsExactly("stress-score 31 {score}");
        assertThat(result.skips()).isEqualTo(Map.of("off-wrist", 2, "motion", 1));
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(1, 0, 0, 0, 0));
    }

    @Test
    void an_item_of_which_everything_is_left_out_is_skipped_and_an_empty_one_is_unmatched() {
        MappingResult result = SERIES.map(days("{\"0\": -1}", "{}"));
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(0, 1, 1, 0, 0));
        assertThat(result.skips()).isEqualTo(Map.of("off-wrist", 1));
    }

    @Test
    void reasons_of_items_and_of_elements_are_counted_together() {
        MappingResult result =
                SERIES.map("{\"days\": [{\"url\": \"x\"}, {\"start\": 1767254400, \"stress\": {\"0\": -3}}]}");
        assertThat(result.skips()).isEqualTo(Map.of("ping", 1, "motion", 1));
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(0, 2, 0, 0, 0));
        assertThat(SERIES.mapping().skips()).containsExactly("ping", "off-wrist", "motion");
    }

    @Test
    void a_condition_that_cannot_be_asked_costs_its_own_element() {
        MappingResult result = SERIES.map(days("{\"0\": {}, \"60\": 31}"));
        assertThat(result.readings()).hasSize(1);
        assertThat(result.problems()).hasSize(1);
    }

    @Test
    void numbers_are_added_exactly() {
        assertThat(SUM.values(
                        "{\"nights\": [{\"date\": \"2026-01-02\", \"deep\": 0.1, \"light\": \"0.2\", \"rem\": 7}]}"))
                .containsExactly("sleep-duration 7.3 h");
    }

    @Test
    void without_one_of_the_numbers_there_is_no_sum_unless_the_mapping_says_that_absent_is_none() {
        assertThat(SUM.values("{\"nights\": [{\"date\": \"2026-01-02\", \"deep\": 1, \"light\": 5}]}"))
                .containsExactly("sleep-duration 6 h");
        assertThat(SUM.values("{\"nights\": [{\"date\": \"2026-01-02\", \"deep\": 1, \"rem\": 5}]}"))
                .isEmpty();
    }

    @Test
    void a_term_that_is_no_number_is_a_problem_at_its_own_place() {
        assertThat(SUM.problems("{\"nights\": [{\"date\": \"2026-01-02\", \"deep\": 1, \"light\": \"long\"}]}"))
                .containsExactly("M203 /nights/0/light");
    }

    @Test
    void lint_wants_one_way_to_say_a_number_and_conditions_under_skip() {
        assertThat(Bench.lint("""
                        readings:
                          - metric: sleep-duration
                            day: .date
                            value: {sum: [.deep], number: .deep, unit: h}
                          - metric: sleep-rem
                            day: .date
                            value: .rem
                            unit: h
                            skip: off-wrist
                        """))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding).contains("C108", "exclude each other"))
                .anySatisfy(finding -> assertThat(finding).contains("C105", "\"skip\" must be a map"));
    }
}
