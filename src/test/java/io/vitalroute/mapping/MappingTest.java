package io.vitalroute.mapping;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole mapping in the shape of DESIGN 3, over groups of measures with exponents. */
class MappingTest {
    private static final Bench GROUPS = Bench.mapping("""
            each: .body.groups
            skip:
              goal: .category == 2
            park:
              owner-unclear: .attrib == 1
            shared:
              key: .id
              version: {value: .modified, format: epoch-seconds}
              at: {value: .date, format: epoch-seconds, zone: $payload.body.timezone}
              method: {value: .attrib, table: {0: sensed, 2: self-reported}, else: unknown}
              device: {id: .deviceid, model: .model, manufacturer: Acme}
            readings:
              - metric: body-weight
                in: .measures
                where: .type == 1
                value: {mantissa: .value, exponent: .unit, unit: kg}
              - metric: blood-pressure
                in: .measures
                parts:
                  systolic: {where: .type == 10, mantissa: .value, exponent: .unit, unit: "mm[Hg]"}
                  diastolic: {where: .type == 9, mantissa: .value, exponent: .unit, unit: "mm[Hg]"}
            """);

    private static String body(String... groups) {
        return "{\"status\":0,\"body\":{\"timezone\":\"Europe/Rome\",\"groups\":[" + String.join(",", groups) + "]}}";
    }

    private static final String SCALE = """
            {"id":71,"attrib":0,"category":1,"date":1767254400,"modified":1767254500,"deviceid":"d-1","model":"Scale",
             "measures":[{"type":1,"unit":-3,"value":81250},{"type":9,"unit":0,"value":71},{"type":10,"unit":0,"value":118}]}""";

    @Test
    void a_group_gives_each_measure_that_the_mapping_knows() {
        assertThat(GROUPS.values(body(SCALE)))
                .containsExactly("body-weight 81.250 kg", "blood-pressure systolic=118 mm[Hg], diastolic=71 mm[Hg]");
    }

    @Test
    void a_reading_says_where_it_comes_from() {
        Reading reading = GROUPS.map(body(SCALE)).readings().get(0);
        Origin origin = reading.origin();
        assertThat(reading.time())
                .isEqualTo(new TimeFrame.At(OffsetDateTime.parse("2026-01-01T09:00:00+01:00"), OffsetOrigin.SOURCE));
        assertThat(reading.version()).isEqualTo(1767254500000L);
        assertThat(reading.status()).isEqualTo(Reading.Status.FINAL);
        assertThat(origin.item()).isEqualTo("/body/groups/0");
        assertThat(origin.mapping() + "@" + origin.mappingVersion()).isEqualTo("acme/data@3");
        assertThat(origin.account()).isEqualTo("user-7");
        assertThat(origin.method()).isEqualTo(Origin.Method.SENSED);
        assertThat(origin.device())
                .isEqualTo(new io.vitalroute.reading.Device("d-1", "Acme", "Scale", null, null, null));
    }

    @Test
    void every_item_ends_as_exactly_one_thing() {
        String goal = "{\"id\":1,\"category\":2,\"measures\":[{\"type\":1,\"unit\":0,\"value\":70}]}";
        String unclear = SCALE.replace("\"attrib\":0", "\"attrib\":1");
        String unknown = "{\"id\":2,\"date\":1767254400,\"measures\":[{\"type\":99,\"unit\":0,\"value\":5}]}";
        String undated = SCALE.replace("1767254400", "null");
        MappingResult result = GROUPS.map(body(goal, unclear, unknown, undated, SCALE));
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(1, 1, 1, 1, 1));
        assertThat(result.skips()).containsOnly(java.util.Map.entry("goal", 1));
        assertThat(result.parked()).extracting(MappingResult.Parked::reason).containsOnly("owner-unclear");
        assertThat(result.parked()).hasSize(2);
        assertThat(result.readings()).hasSize(2);
    }

    @Test
    void what_all_readings_of_an_item_need_is_reported_once() {
        assertThat(GROUPS.problems(body(SCALE.replace("1767254400", "null"))))
                .containsExactly("M201 /body/groups/0/date");
    }

    @Test
    void half_a_blood_pressure_is_a_problem_and_the_weight_beside_it_goes_on() {
        MappingResult result = GROUPS.map(body(SCALE.replace("\"type\":10", "\"type\":11")));
        assertThat(result.readings()).extracting(Bench::said).containsExactly("body-weight 81.250 kg");
        assertThat(result.problems()).extracting(p -> p.code()).containsExactly(ProblemCode.M206_INCOMPLETE);
        assertThat(result.items().mapped()).isEqualTo(1);
    }

    @Test
    void one_bad_element_costs_its_own_reading_only() {
        String bad = SCALE.replace("81250", "\"NaN\"");
        MappingResult result = GROUPS.map(body(bad, SCALE));
        assertThat(result.readings()).hasSize(3);
        assertThat(result.problems())
                .extracting(p -> p.where().path())
                .containsExactly("/body/groups/0/measures/0/value");
    }

    @Test
    void the_same_payload_gives_the_same_readings() {
        assertThat(GROUPS.map(body(SCALE))).isEqualTo(GROUPS.map(body(SCALE)));
    }

    @Test
    void a_mapping_may_be_used_by_many_threads_at_once() {
        MappingResult alone = GROUPS.map(body(SCALE, SCALE.replace("71,", "72,")));
        List<MappingResult> together = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> GROUPS.map(body(SCALE, SCALE.replace("71,", "72,"))))
                .toList();
        assertThat(together).allSatisfy(result -> assertThat(result).isEqualTo(alone));
    }

    @Test
    void a_key_depends_on_account_metric_and_record_and_never_on_the_value() {
        List<String> keys = keys(SCALE);
        assertThat(keys).doesNotHaveDuplicates().hasSize(2);
        assertThat(keys(SCALE.replace("81250", "79000").replace("1767254400", "1767254999")))
                .isEqualTo(keys);
        assertThat(keys(SCALE.replace("\"id\":71", "\"id\":72"))).doesNotContainAnyElementsOf(keys);
    }

    @Test
    void items_can_be_passed_over_so_that_a_batch_goes_on_where_it_stopped() {
        String payload = body(SCALE, SCALE.replace("71,", "72,"), SCALE.replace("71,", "73,"));
        List<Reading> all = GROUPS.map(payload).readings();
        List<Reading> rest =
                GROUPS.map(payload, MapContext.plain().startingAt(2)).readings();
        assertThat(rest).isEqualTo(all.subList(4, 6));
    }

    @Test
    void a_payload_that_cannot_be_read_is_one_problem_with_its_place() {
        String cut = "{\"body\": {\"groups\": [{\"id\": 1},";
        MappingResult result = GROUPS.map(cut);
        assertThat(result.readings()).isEmpty();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.problems().get(0).code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        assertThat(result.problems().get(0).where().what())
                .isEqualTo(Bench.payload(cut).id());
    }

    @Test
    void the_zone_of_the_account_counts_only_where_the_payload_says_none() {
        Bench bench = Bench.mapping("""
                shared: {at: {value: .t, format: epoch-seconds, zone: .zone}}
                readings:
                  - {metric: heart-rate, value: .v, unit: /min}
                """);
        MapContext rome = MapContext.in(ZoneId.of("Europe/Rome"));
        assertThat(bench.time("{\"t\":1767254400,\"v\":61,\"zone\":\"Asia/Tokyo\"}", rome)
                        .origin())
                .isEqualTo(OffsetOrigin.SOURCE);
        assertThat(bench.time("{\"t\":1767254400,\"v\":61}", rome))
                .isEqualTo(new TimeFrame.At(OffsetDateTime.parse("2026-01-01T09:00:00+01:00"), OffsetOrigin.ACCOUNT));
        assertThat(bench.time("{\"t\":1767254400,\"v\":61}", MapContext.plain()))
                .isEqualTo(new TimeFrame.At(OffsetDateTime.parse("2026-01-01T08:00:00Z"), OffsetOrigin.NONE));
    }

    private static List<String> keys(String group) {
        return GROUPS.map(body(group)).readings().stream().map(Reading::key).toList();
    }
}
