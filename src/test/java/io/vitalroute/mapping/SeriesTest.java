package io.vitalroute.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** Series, series in series, objects used as maps, and many metrics by one table. */
class SeriesTest {
    private static final Bench DAY = Bench.mapping("""
            each: .days
            shared:
              account: .user
              method: sensed
              during: {start: .start, seconds: .length, format: epoch-seconds, offset-seconds: .offset}
            readings:
              - metric: steps
                value: .steps
                unit: "{steps}"
              - metric: heart-rate
                entries: .beats
                at: {value: $item.start, format: epoch-seconds, plus-seconds: .key, offset-seconds: $item.offset}
                value: {number: .value, unit: /min, null-if: [-1, 0]}
            """);

    @Test
    void an_object_used_as_a_map_gives_a_reading_for_each_entry() {
        MappingResult result = DAY.map("""
                {"days":[{"user":"u1","start":1767222000,"offset":7200,"length":86400,"steps":4321,
                  "beats":{"0":61,"15":62,"30":-1,"45":0,"60":63}}]}""");
        assertThat(result.problems()).isEmpty();
        assertThat(result.readings())
                .extracting(r -> Bench.said(r) + " " + r.time().start())
                .containsExactly(
                        "steps 4321 {steps} 2025-12-31T23:00:00Z",
                        "heart-rate 61 /min 2025-12-31T23:00:00Z",
                        "heart-rate 62 /min 2025-12-31T23:00:15Z",
                        "heart-rate 63 /min 2025-12-31T23:01:00Z");
        assertThat(result.readings()).extracting(r -> r.origin().account()).containsOnly("u1");
        assertThat(result.readings()).extracting(Reading::key).doesNotHaveDuplicates();
    }

    @Test
    void one_bad_entry_is_a_problem_at_its_own_place() {
        String payload = """
                {"days":[{"start":1767222000,"offset":0,"length":60,"beats":{"0":61,"x":62,"30":"NaN","45":64}}]}""";
        assertThat(DAY.problems(payload)).containsExactly("M201 /days/0/beats/x", "M203 /days/0/beats/30");
        assertThat(DAY.map(payload).readings()).hasSize(2);
        assertThat(DAY.map(payload).items().mapped()).isEqualTo(1);
    }

    @Test
    void a_series_of_the_wrong_kind_is_a_problem_and_its_neighbours_go_on() {
        String payload = "{\"days\":[{\"start\":1767222000,\"offset\":0,\"length\":60,\"steps\":5,\"beats\":[61,62]}]}";
        assertThat(DAY.problems(payload)).containsExactly("M208 /days/0/beats");
        assertThat(DAY.map(payload).readings()).hasSize(1);
    }

    @Test
    void a_series_inside_a_series() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: heart-rate
                    within: {in: .summaries, where: .kind == "pulse"}
                    entries: .points
                    at: {value: $item.start, format: epoch-seconds, plus-seconds: .key}
                    value: .value
                    unit: /min
                """);
        assertThat(bench.values("""
                        {"start":1767222000,"summaries":[
                          {"kind":"breath","points":{"0":14}},{"kind":"pulse","points":{"0":70,"5":71}}]}""")).containsExactly("heart-rate 70 /min", "heart-rate 71 /min");
    }

    @Test
    void a_map_of_arrays_with_its_keys_as_codes() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: sleep-stage
                    within: {entries: .levels}
                    in: .value
                    during: {start: .from, end: .to, format: epoch-seconds}
                    coded: {value: $outer.key, table: {deep: deep, light: light, awake: awake}, else: problem}
                """);
        assertThat(bench.values("""
                        {"levels":{"deep":[{"from":1767222000,"to":1767222300}],
                                   "awake":[{"from":1767222300,"to":1767222360},{"from":1767222900,"to":1767223000}]}}""")).containsExactly("sleep-stage deep", "sleep-stage awake", "sleep-stage awake");
        assertThat(bench.problems("{\"levels\":{\"dozing\":[{\"from\":1767222000,\"to\":1767222300}]}}"))
                .containsExactly("M205 /levels/dozing/0");
    }

    @Test
    void values_that_are_only_in_order_get_their_time_by_position() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: heart-rate
                    in: .rate.items
                    at: {value: $item.rate.from, step-seconds: $item.rate.interval}
                    value: .
                    unit: /min
                """);
        assertThat(bench.map(
                                "{\"rate\":{\"from\":\"2026-01-01T08:00:00+01:00\",\"interval\":300,\"items\":[60,null,62]}}")
                        .readings())
                .extracting(r -> Bench.said(r) + " " + r.time().start())
                .containsExactly("heart-rate 60 /min 2026-01-01T07:00:00Z", "heart-rate 62 /min 2026-01-01T07:10:00Z");
    }

    private static final Bench TABLE = Bench.mapping("""
            each: .records
            skip:
              part-of-blood-pressure: contains(.type, ["Systolic", "Diastolic"])
            shared: {at: .when, method: sensed}
            readings:
              - metric:
                  from: .type
                  table:
                    HeartRate: heart-rate
                    Mass: body-weight
                    Oxygen: {metric: spo2, unit: "1"}
                    Rates:
                      - {metric: heart-rate, value: .low}
                      - {metric: respiratory-rate, value: .breaths, where: .breaths > 0}
                    Steps: {metric: steps, during: {start: .when, end: .until}, unit: "{steps}"}
                value: .value
                unit:
                  from: .unit
                  table: {count/min: /min, lb: "[lb_av]", kg: kg}
            """);

    @Test
    void a_table_picks_the_metric_and_a_row_may_say_more() {
        assertThat(TABLE.values("""
                        {"records":[
                          {"type":"HeartRate","when":"2026-01-01 08:00:00 +0100","value":"61","unit":"count/min"},
                          {"type":"Mass","when":"2026-01-01 08:00:00 +0100","value":"180.50","unit":"lb"},
                          {"type":"Oxygen","when":"2026-01-01 08:00:00 +0100","value":"0.97","unit":"%"},
                          {"type":"Rates","when":"2026-01-01 08:00:00 +0100","low":50,"breaths":14,"unit":"count/min"},
                          {"type":"Rates","when":"2026-01-01 08:00:00 +0100","low":51,"breaths":0,"unit":"count/min"},
                          {"type":"Steps","when":"2026-01-01 08:00:00 +0100","until":"2026-01-01 09:00:00 +0100","value":"7"},
                          {"type":"Unheard","when":"2026-01-01 08:00:00 +0100","value":"1","unit":"x"},
                          {"type":"Systolic","when":"2026-01-01 08:00:00 +0100","value":"120","unit":"mmHg"}]}"""))
                .containsExactly(
                        "heart-rate 61 /min",
                        "body-weight 180.50 [lb_av]",
                        "spo2 0.97 1",
                        "heart-rate 50 /min",
                        "respiratory-rate 14 /min",
                        "heart-rate 51 /min",
                        "steps 7 {steps}");
    }

    @Test
    void what_the_table_does_not_know_is_unmatched_and_counted() {
        MappingResult result = TABLE.map("{\"records\":[{\"type\":\"Unheard\"},{\"type\":\"Systolic\"},{}]}");
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(0, 1, 2, 0, 0));
    }

    @Test
    void a_unit_of_the_payload_must_be_known_and_suit_the_metric() {
        String record =
                "{\"records\":[{\"type\":\"HeartRate\",\"when\":\"2026-01-01 08:00:00 +0100\",\"value\":61,\"unit\":%s}]}";
        assertThat(TABLE.problems(record.formatted("\"kg\""))).containsExactly("M204 /records/0/unit");
        assertThat(TABLE.problems(record.formatted("\"stone\""))).containsExactly("M204 /records/0/unit");
        assertThat(TABLE.problems(record.formatted("null"))).containsExactly("M204 /records/0/unit");
    }

    @Test
    void parts_of_one_object_make_one_reading_of_each_element() {
        Bench bench = Bench.mapping("""
                readings:
                  - metric: blood-pressure
                    in: .data
                    at: .date
                    parts: {systolic: .sys, diastolic: .dia}
                    unit: "mm[Hg]"
                """);
        assertThat(bench.values("""
                        {"data":[{"date":"2026-01-01T08:00:00Z","sys":121,"dia":80},{"date":"2026-01-01T09:00:00Z"},
                                 {"date":"2026-01-01T10:00:00Z","sys":"119.5","dia":79}]}"""))
                .containsExactly(
                        "blood-pressure systolic=121 mm[Hg], diastolic=80 mm[Hg]",
                        "blood-pressure systolic=119.5 mm[Hg], diastolic=79 mm[Hg]");
    }

    @Test
    void a_key_of_its_own_or_a_shared_key_with_the_time_tells_elements_apart() {
        String series = """
                each: .
                shared: {key: .id}
                readings:
                  - {metric: heart-rate, in: .data, at: .t, value: .v, unit: /min%s}
                """;
        String payload = """
                {"id":"r1","data":[{"n":1,"t":"2026-01-01T08:00:00Z","v":60},{"n":2,"t":"2026-01-01T08:01:00Z","v":60}]}""";
        String moved = payload.replace("08:01", "08:02");
        List<String> withTime = keys(Bench.mapping(series.formatted("")), payload);
        assertThat(withTime).doesNotHaveDuplicates();
        assertThat(keys(Bench.mapping(series.formatted("")), moved).get(1)).isNotEqualTo(withTime.get(1));
        List<String> own = keys(Bench.mapping(series.formatted(", key: [$item.id, .n]")), payload);
        assertThat(keys(Bench.mapping(series.formatted(", key: [$item.id, .n]")), moved))
                .isEqualTo(own);
    }

    private static List<String> keys(Bench bench, String payload) {
        return bench.map(payload).readings().stream().map(Reading::key).toList();
    }
}
