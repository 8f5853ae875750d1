package io.vitalroute.identity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.identity.SourceRule.Same;
import io.vitalroute.identity.Telling.Look;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of two readings stands. A way is a letter: the earlier in the alphabet the better. */
class PrecedenceTest {
    private static final Instant EIGHT = Instant.parse("2026-03-14T08:00:00Z");
    private static final Metrics METRICS = metrics();
    private static final SourceRule COPY = rule(Same.COPY, 60, null);
    private static final SourceRule TIME = rule(Same.TIME, 0, null);

    // -------- copies

    @ParameterizedTest
    @CsvSource({
        "70.1, 70.1, 0, true",
        "70.1, 70.100, 60, true",
        "70.1, 70.1004, -60, true",
        "70.1, 70.1, 61, false",
        "70.1, 70.101, 0, false",
        "70.1, 70.2, 0, false"
    })
    void the_same_value_at_the_same_time_by_two_ways_is_one_reading(
            String one, String other, int seconds, boolean isCopy) {
        Map<String, String> twins = decide(
                COPY,
                weight("a", one, 0).standing(),
                weight("b", other, seconds).fresh());

        assertThat(twins).isEqualTo(isCopy ? Map.of("b", "a") : Map.of());
    }

    @Test
    void the_copy_that_was_delivered_first_stays_though_a_better_way_brings_it_too() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing(),
                        weight("a", "70.1", 20).fresh()))
                .containsExactly(Map.entry("a", "b"));
    }

    @Test
    void of_two_new_ones_the_better_way_stands() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).fresh(),
                        weight("a", "70.1", 20).fresh()))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_one_way_tells_twice_is_two_readings() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).standing(),
                        weight("a", "70.1", 30).named("a2").fresh()))
                .isEmpty();
    }

    @Test
    void two_copies_of_one_way_are_not_copies_of_one_reading() {
        Map<String, String> twins = decide(
                COPY,
                weight("a", "70.1", 0).standing(),
                weight("b", "70.1", 1).fresh(),
                weight("b", "70.1", 40).named("b2").fresh());

        assertThat(twins).containsExactly(Map.entry("b", "a"));
    }

    @Test
    void a_copy_is_of_the_nearest() {
        Map<String, String> twins = decide(
                COPY,
                weight("a", "70.1", 0).standing(),
                weight("a", "70.1", 50).named("a2").standing(),
                weight("b", "70.1", 49).fresh(),
                weight("b", "70.1", 2).named("b2").fresh());

        assertThat(twins).isEqualTo(Map.of("b", "a2", "b2", "a"));
    }

    @Test
    void numbers_may_differ_by_what_the_rule_says() {
        SourceRule rule = rule(Same.COPY, 60, "0.05");

        assertThat(decide(
                        rule,
                        weight("a", "70.10", 0).standing(),
                        weight("b", "70.15", 0).fresh()))
                .containsKey("b");
        assertThat(decide(
                        rule,
                        weight("a", "70.10", 0).standing(),
                        weight("b", "70.16", 0).fresh()))
                .isEmpty();
    }

    @Test
    void a_pressure_is_a_copy_where_all_its_parts_are() {
        assertThat(decide(
                        COPY,
                        pressure("a", "120", "80").standing(),
                        pressure("b", "120.2", "80").fresh()))
                .containsKey("b");
        assertThat(decide(
                        COPY,
                        pressure("a", "120", "80").standing(),
                        pressure("b", "120", "81").fresh()))
                .isEmpty();
    }

    @Test
    void a_number_of_which_only_a_limit_is_known_is_no_copy_of_an_exact_one() {
        Given low = new Given("b", "b", new Value.Quantity(new BigDecimal("70.1"), "kg", Value.Comparator.LESS), 0);

        assertThat(decide(COPY, weight("a", "70.1", 0).standing(), low.fresh())).isEmpty();
    }

    @Test
    void a_copy_that_is_corrected_to_another_value_is_a_reading_of_its_own() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).standing(),
                        weight("b", "71.5", 0).behind("a").changed()))
                .isEmpty();
    }

    @Test
    void what_the_better_way_corrects_its_copy_does_not_bring_back() {
        assertThat(decide(
                        COPY,
                        weight("a", "71.5", 0).standing().changed(),
                        weight("b", "70.1", 0).behind("a")))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_the_better_way_takes_back_its_copy_does_not_bring_back() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).standing().gone().changed(),
                        weight("b", "70.1", 0).behind("a")))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_the_better_way_took_back_a_late_copy_does_not_bring_back() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).gone(),
                        weight("b", "70.1", 9).fresh()))
                .containsExactly(Map.entry("b", "a"));
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).gone(),
                        weight("a", "70.1", 9).fresh()))
                .isEmpty();
    }

    @Test
    void what_the_better_way_takes_back_its_copy_yields_though_it_came_first() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing(),
                        weight("a", "70.1", 0).behind("b").gone().changed()))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_the_better_way_corrects_its_copy_yields_though_it_came_first() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing(),
                        weight("a", "71.5", 0).behind("b").changed()))
                .containsExactly(Map.entry("b", "a"));
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing(),
                        weight("a", "70.1", 1).behind("b").changed()))
                .as("still the same")
                .containsExactly(Map.entry("a", "b"));
    }

    @Test
    void a_copy_that_is_taken_back_sets_the_reading_of_the_better_way_free() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing().gone().changed(),
                        weight("a", "70.1", 0).behind("b")))
                .isEmpty();
    }

    @Test
    void two_that_stand_and_become_the_same_by_a_correction_are_one_from_then_on() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).standing().changed(),
                        weight("b", "70.1", 0).standing()))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_stood_side_by_side_before_stays_so() {
        assertThat(decide(
                        COPY,
                        weight("a", "70.1", 0).standing(),
                        weight("b", "70.1", 0).standing(),
                        weight("c", "80", 0).fresh()))
                .isEmpty();
    }

    @Test
    void of_a_value_that_is_no_longer_kept_the_same_second_is_a_copy() {
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing().lost(),
                        weight("a", "70.1", 0).fresh()))
                .containsExactly(Map.entry("a", "b"));
        assertThat(decide(
                        COPY,
                        weight("b", "70.1", 0).standing().lost(),
                        weight("a", "70.1", 1).fresh()))
                .isEmpty();
    }

    // -------- times

    @ParameterizedTest
    @CsvSource({
        "0, 600, 0, 600, true",
        "0, 600, 300, 900, true",
        "0, 600, 599, 900, true",
        "0, 600, 600, 900, false",
        "0, 600, -300, 0, false",
        "0, 600, 100, 200, true"
    })
    void spans_that_overlap_are_one_time(int from, int to, int otherFrom, int otherTo, boolean isOne) {
        assertThat(decide(
                        TIME,
                        span("a", from, to).standing(),
                        span("b", otherFrom, otherTo).fresh()))
                .isEqualTo(isOne ? Map.of("b", "a") : Map.of());
    }

    @Test
    void spans_may_overlap_by_what_the_rule_says() {
        assertThat(decide(
                        rule(Same.TIME, 60, null),
                        span("a", 0, 600).standing(),
                        span("b", 540, 900).fresh()))
                .isEmpty();
        assertThat(decide(
                        rule(Same.TIME, 60, null),
                        span("a", 0, 600).standing(),
                        span("b", 539, 900).fresh()))
                .containsKey("b");
    }

    @Test
    void the_better_way_takes_the_place_of_what_stood() {
        assertThat(decide(
                        TIME, span("b", 0, 600).standing(), span("a", 300, 900).fresh()))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void one_way_a_day_stands_whatever_the_values_are() {
        assertThat(decide(TIME, day("b", "9000").standing(), day("a", "8500").fresh()))
                .containsExactly(Map.entry("b", "a"));
        assertThat(decide(TIME, day("a", "8500").standing(), day("b", "9000").fresh()))
                .containsExactly(Map.entry("b", "a"));
    }

    @Test
    void the_total_of_a_day_and_a_span_of_it_are_two_things() {
        assertThat(decide(TIME, day("a", "8500").standing(), span("b", 0, 600).fresh()))
                .isEmpty();
    }

    @Test
    void a_moment_inside_of_a_span_is_of_its_time() {
        assertThat(decide(
                        TIME,
                        span("a", 0, 600).standing(),
                        weight("b", "1", 599).fresh()))
                .containsKey("b");
        assertThat(decide(
                        TIME,
                        span("a", 0, 600).standing(),
                        weight("b", "1", 600).fresh()))
                .isEmpty();
    }

    @Test
    void what_stands_no_longer_sets_free_what_stood_behind_it() {
        assertThat(decide(
                        TIME,
                        span("a", 0, 600).standing().gone().changed(),
                        span("b", 300, 900).behind("a")))
                .isEmpty();
        assertThat(decide(
                        TIME,
                        span("a", 0, 300).standing().changed(),
                        span("b", 300, 900).behind("a")))
                .as("shorter since a correction")
                .isEmpty();
    }

    @Test
    void who_yields_sets_free_what_it_stood_before() {
        Map<String, String> twins = decide(
                TIME,
                span("b", 500, 700).standing(),
                span("c", 650, 900).behind("b"),
                span("a", 0, 600).fresh());

        assertThat(twins).containsExactly(Map.entry("b", "a"));
    }

    @Test
    void what_is_no_longer_kept_cannot_be_taken_back_and_stays() {
        assertThat(decide(
                        TIME,
                        day("b", "9000").standing().lost(),
                        day("a", "8500").fresh()))
                .containsExactly(Map.entry("a", "b"));
    }

    @Test
    void what_lies_behind_without_its_twin_at_hand_stays_there() {
        assertThat(decide(
                        TIME, span("b", 0, 600).behind("x"), span("c", 300, 900).fresh()))
                .containsExactly(Map.entry("b", "x"));
    }

    /** For times the order of arrival does not count: told one by one or at once, the same stand. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_order_of_arrival_does_not_count_for_times(long seed) {
        Random random = new Random(seed);
        List<Given> all = new ArrayList<>();
        for (String way : List.of("a", "b", "c")) {
            int at = 0;
            for (int i = 0; i < 8; i++) {
                int from = at + random.nextInt(300);
                at = from + 60 + random.nextInt(600);
                all.add(span(way, from, at).named(way + i));
            }
        }
        Set<String> atOnce = standing(all);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(all, random);
            assertThat(oneByOne(all)).isEqualTo(atOnce);
        }
    }

    private static Set<String> standing(List<Given> all) {
        Map<String, String> twins = decide(TIME, all.stream().map(Given::fresh).toArray(Given[]::new));
        Set<String> keys = new TreeSet<>();
        all.stream().map(g -> g.key).filter(key -> !twins.containsKey(key)).forEach(keys::add);
        return keys;
    }

    private static Set<String> oneByOne(List<Given> all) {
        Map<String, Given> known = new LinkedHashMap<>();
        Map<String, String> twins = Map.of();
        for (Given next : all) {
            Map<String, String> before = twins;
            List<Given> tellings = new ArrayList<>();
            known.forEach((key, g) ->
                    tellings.add(before.containsKey(key) ? g.behind(String.valueOf(before.get(key))) : g.standing()));
            tellings.add(next.fresh());
            twins = decide(TIME, tellings.toArray(Given[]::new));
            known.put(next.key, next);
        }
        Set<String> keys = new TreeSet<>(known.keySet());
        keys.removeAll(twins.keySet());
        return keys;
    }

    private static Map<String, String> decide(SourceRule rule, Given... given) {
        Metric metric = given[0].value instanceof Value.Components ? metric("blood-pressure") : metric("body-weight");
        return new TreeMap<>(Precedence.of(
                rule, metric, Arrays.stream(given).map(Given::telling).toList()));
    }

    private static SourceRule rule(Same same, int seconds, @Nullable String differ) {
        return new SourceRule(
                same,
                Duration.ofSeconds(seconds),
                differ == null ? null : new BigDecimal(differ),
                List.of("a", "b", "c"),
                List.of());
    }

    private static Given weight(String way, String kilograms, int seconds) {
        return new Given(way, way, Value.Quantity.of(new BigDecimal(kilograms), "kg"), seconds);
    }

    private static Given pressure(String way, String systolic, String diastolic) {
        return new Given(
                way,
                way,
                new Value.Components(Map.of(
                        "systolic", Value.Quantity.of(new BigDecimal(systolic), "mm[Hg]"),
                        "diastolic", Value.Quantity.of(new BigDecimal(diastolic), "mm[Hg]"))),
                0);
    }

    private static Given span(String way, int from, int to) {
        return new Given(
                way,
                way,
                Value.Quantity.of(BigDecimal.TEN, "kg"),
                new Telling.Span(EIGHT.plusSeconds(from), EIGHT.plusSeconds(to), null),
                true,
                new Telling.State(false, null, true, EIGHT),
                Look.BESIDE);
    }

    private static Given day(String way, String steps) {
        return new Given(
                way,
                way,
                Value.Quantity.of(new BigDecimal(steps), "kg"),
                new Telling.Span(EIGHT, null, LocalDate.of(2026, 3, 14)),
                true,
                new Telling.State(false, null, true, EIGHT),
                Look.BESIDE);
    }

    private static Metric metric(String name) {
        return METRICS.byName(name).orElseThrow();
    }

    private static Metrics metrics() {
        try {
            return Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), new ArrayList<>());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A reading in the making. */
    private record Given(
            String key,
            String way,
            @Nullable Value value,
            Telling.Span span,
            boolean alive,
            Telling.State state,
            Look look) {

        Given(String key, String way, Value value, int seconds) {
            this(
                    key,
                    way,
                    value,
                    new Telling.Span(EIGHT.plusSeconds(seconds), null, null),
                    true,
                    new Telling.State(false, null, true, EIGHT),
                    Look.BESIDE);
        }

        Given named(String other) {
            return new Given(other, way, value, span, alive, state, look);
        }

        Given fresh() {
            return changed();
        }

        Given changed() {
            return new Given(key, way, value, span, alive, state, Look.CHANGED);
        }

        Given standing() {
            return with(new Telling.State(true, null, true, EIGHT));
        }

        Given behind(String twin) {
            return with(new Telling.State(false, twin, true, EIGHT));
        }

        /** Taken back. */
        Given gone() {
            return new Given(key, way, value, span, false, state, look);
        }

        /** Its value is no longer kept. */
        Given lost() {
            return new Given(
                    key, way, null, span, alive, new Telling.State(state.stands(), state.twin(), false, EIGHT), look);
        }

        private Given with(Telling.State other) {
            return new Given(key, way, value, span, alive, other, look);
        }

        Telling telling() {
            int rank = List.of("a", "b", "c").indexOf(way);
            return new Telling(key, new Telling.Way(rank, way, "account"), span, value, alive, state, look);
        }
    }
}
