package io.vitalroute.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights written as a text of stages, or as times at which a stage begins; milliseconds, and durations as values. */
class NightSeriesTest {
    private static final Bench TEXT = Bench.mapping("""
            readings:
              - metric: sleep-stage
                characters: .phases
                during: {start: {value: $item.bed, step-seconds: "300"}, seconds: "300"}
                coded: {value: ., table: {1: deep, 2: light, 3: rem, 4: awake}, else: problem}
            """);
    private static final Bench STARTS = Bench.mapping("""
            readings:
              - metric: sleep-stage
                entries: .hypnogram
                during:
                  start: {date: $item.date, time: .key, rolls-over-after: "\\"12:00\\""}
                  until-next: $item.end
                  offset: "\\"+02:00\\""
                coded: {value: .value, table: {1: deep, 2: light}, else: problem}
            """);
    private static final Bench TIMED = Bench.mapping("""
            readings:
              - metric: skin-temperature
                in: .samples
                at: {value: $item.start, plus-millis: .delta}
                value: .celsius
                unit: Cel
              - metric: sleep-duration
                at: .start
                value: {duration: .asleep, unit: s}
            """);

    @Test
    void each_character_of_a_text_is_an_element_with_its_position() {
        MappingResult result = TEXT.map("{\"bed\": \"2026-03-14T23:50:00+01:00\", \"phases\": \"4213\"}");

        assertThat(result.readings().stream().map(NightSeriesTest::span))
                .containsExactly(
                        "2026-03-14T23:50+01:00 to 2026-03-14T23:55+01:00",
                        "2026-03-14T23:55+01:00 to 2026-03-15T00:00+01:00",
                        "2026-03-15T00:00+01:00 to 2026-03-15T00:05+01:00",
                        "2026-03-15T00:05+01:00 to 2026-03-15T00:10+01:00");
    }

    @Test
    void a_character_that_nobody_knows_costs_its_own_reading_and_what_is_no_text_is_a_problem() {
        MappingResult unknown = TEXT.map("{\"bed\": \"2026-03-14T23:50:00+01:00\", \"phases\": \"2x\"}");
        MappingResult list = TEXT.map("{\"bed\": \"2026-03-14T23:50:00+01:00\", \"phases\": [2]}");

        assertThat(unknown.readings()).hasSize(1);
        assertThat(unknown.problems()).extracting(Problem::code).containsExactly(ProblemCode.M205_WORD);
        assertThat(list.problems()).extracting(Problem::code).containsExactly(ProblemCode.M208_SERIES);
    }

    @Test
    void a_stage_lasts_until_the_next_one_begins_and_the_last_until_a_time_of_its_own() {
        MappingResult result = STARTS.map("{\"date\": \"2026-03-14\", \"end\": \"2026-03-15T00:40:00+02:00\","
                + " \"hypnogram\": {\"23:30\": 2, \"23:50\": 1, \"00:20\": 2}}");

        assertThat(result.readings().stream().map(NightSeriesTest::span))
                .containsExactly(
                        "2026-03-14T23:30+02:00 to 2026-03-14T23:50+02:00",
                        "2026-03-14T23:50+02:00 to 2026-03-15T00:20+02:00",
                        "2026-03-15T00:20+02:00 to 2026-03-15T00:40+02:00");
    }

    @Test
    void stages_out_of_order_are_problems() {
        MappingResult result = STARTS.map("{\"date\": \"2026-03-14\", \"end\": \"2026-03-15T00:40:00+02:00\","
                + " \"hypnogram\": {\"23:50\": 2, \"23:30\": 1}}");

        assertThat(result.readings()).hasSize(1);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.M211_SPAN);
    }

    @Test
    void milliseconds_are_added_and_a_duration_is_its_seconds() {
        MappingResult result = TIMED.map("{\"start\": \"2026-03-14T22:00:00Z\", \"asleep\": \"PT7H30M1.5S\","
                + " \"samples\": [{\"delta\": 60250, \"celsius\": 33.1}]}");

        List<Reading> readings = result.readings();
        assertThat(readings.get(0).time().start()).hasToString("2026-03-14T22:01:00.250Z");
        assertThat(Bench.said(readings.get(1))).isEqualTo("sleep-duration 27001.5 s");
    }

    @Test
    void no_duration_is_no_reading_and_what_is_none_is_a_problem() {
        MappingResult absent = TIMED.map("{\"start\": \"2026-03-14T22:00:00Z\"}");
        MappingResult wrong = TIMED.map("{\"start\": \"2026-03-14T22:00:00Z\", \"asleep\": \"seven hours\"}");

        assertThat(absent.readings()).isEmpty();
        assertThat(absent.problems()).isEmpty();
        assertThat(wrong.problems()).extracting(Problem::code).containsExactly(ProblemCode.M201_TIME);
    }

    private static String span(Reading reading) {
        TimeFrame.During during = (TimeFrame.During) reading.time();
        return during.from() + " to " + during.to();
    }
}
