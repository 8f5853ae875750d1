package io.vitalroute.sandbox.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PopulationTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 11);

    private final Population people = Population.of(7, 10_000, ZURICH);

    @Test
    void the_same_seed_gives_the_same_person_and_another_seed_another() {
        Wearer one = people.person(42);
        Wearer again = Population.of(7, 10_000, ZURICH).person(42);
        Wearer other = Population.of(8, 10_000, ZURICH).person(42);
        assertThat(again.day(DAY).totals()).isEqualTo(one.day(DAY).totals());
        assertThat(again.day(DAY).night()).isEqualTo(one.day(DAY).night());
        assertThat(other.day(DAY).totals()).isNotEqualTo(one.day(DAY).totals());
        assertThat(people.person(43).day(DAY).totals())
                .isNotEqualTo(one.day(DAY).totals());
    }

    @Test
    void there_is_nobody_beyond_the_last() {
        assertThatThrownBy(() -> people.person(10_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figures_are_plausible_for_everybody() {
        for (int index = 0; index < 200; index++) {
            WearerDay day = people.person(index).day(DAY.plusDays(index));
            Totals totals = day.totals();
            if (day.worn()) {
                assertThat(totals.steps()).isBetween(1_500, 32_000);
                assertThat(totals.slowest()).isBetween(38, 70);
                assertThat(totals.fastest()).isBetween(70, 165);
                Night night = day.night().orElseThrow();
                assertThat(night.asleep()).isBetween(Duration.ofHours(4), Duration.ofHours(10));
                assertThat(night.in(Stage.Kind.DEEP)).isGreaterThan(Duration.ofMinutes(20));
            }
            day.weighing().ifPresent(w -> assertThat(w.grams()).isBetween(54_000, 98_000));
            day.pressures().forEach(p -> assertThat(p.systolic()).isGreaterThan(p.diastolic()));
        }
    }

    @Test
    void the_stages_of_a_night_follow_each_other_without_a_gap() {
        for (int index = 0; index < 50; index++) {
            Night night = people.person(index).day(DAY.minusDays(index)).night().orElse(null);
            if (night == null) {
                continue;
            }
            List<Stage> stages = night.stages();
            assertThat(stages.get(0).start()).isEqualTo(night.start());
            assertThat(stages.get(stages.size() - 1).end()).isEqualTo(night.end());
            for (int i = 1; i < stages.size(); i++) {
                assertThat(stages.get(i).start()).isEqualTo(stages.get(i - 1).end());
                assertThat(stages.get(i).start()).isBefore(stages.get(i).end());
            }
        }
    }

    @Test
    void glucose_rises_after_breakfast_and_is_higher_with_diabetes() {
        long usual = 0;
        long diabetic = 0;
        for (int index = 0; index < 100; index++) {
            Wearer wearer = people.person(index);
            int fasting = wearer.glucose(
                    DAY.atTime(5, 0).atZone(wearer.day(DAY).zone()).toInstant());
            int fed = wearer.glucose(
                    DAY.atTime(8, 40).atZone(wearer.day(DAY).zone()).toInstant());
            assertThat(fasting).isBetween(45, 140);
            usual += wearer.diabetic() ? 0 : fed - fasting;
            diabetic += wearer.diabetic() ? fed : 0;
        }
        assertThat(usual).isPositive();
        assertThat(diabetic).isPositive();
    }

    @Test
    void a_day_of_the_change_of_clocks_has_23_or_25_hours() {
        Wearer home = atHome(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 31));
        WearerDay spring = home.day(LocalDate.of(2026, 3, 29));
        assertThat(Duration.between(spring.start(), spring.end())).isEqualTo(Duration.ofHours(23));
        Wearer other = atHome(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 27));
        WearerDay autumn = other.day(LocalDate.of(2026, 10, 25));
        assertThat(Duration.between(autumn.start(), autumn.end())).isEqualTo(Duration.ofHours(25));
    }

    private Wearer atHome(LocalDate from, LocalDate to) {
        for (int index = 0; index < 100; index++) {
            Wearer wearer = people.person(index);
            boolean home = from.datesUntil(to.plusDays(1))
                    .allMatch(d -> wearer.day(d).zone().equals(ZURICH));
            if (home) {
                return wearer;
            }
        }
        throw new AssertionError("everybody travels");
    }

    @Test
    void everybody_travels_and_each_day_still_ends_where_the_next_begins() {
        for (int index = 0; index < 40; index++) {
            Wearer wearer = people.person(index);
            Set<ZoneId> places = new HashSet<>();
            for (LocalDate date = DAY; date.isBefore(DAY.plusDays(400)); date = date.plusDays(1)) {
                WearerDay day = wearer.day(date);
                places.add(day.zone());
                assertThat(day.end())
                        .isAfter(day.start())
                        .isEqualTo(wearer.day(date.plusDays(1)).start());
                assertThat(wearer.date(day.start())).isEqualTo(date);
                assertThat(wearer.date(day.end().minusSeconds(1))).isEqualTo(date);
            }
            assertThat(places).contains(ZURICH);
        }
        long travellers = IntStream.range(0, 40)
                .filter(i -> DAY.datesUntil(DAY.plusDays(400))
                        .anyMatch(d -> !people.person(i).day(d).zone().equals(ZURICH)))
                .count();
        assertThat(travellers).isGreaterThan(20);
    }

    @Test
    void on_some_days_the_watch_lies_in_a_drawer() {
        long worn = DAY.datesUntil(DAY.plusDays(730))
                .filter(d -> people.person(3).day(d).worn())
                .count();
        assertThat(worn).isBetween(640L, 725L);
    }

    @Test
    void a_total_is_the_sum_of_its_parts() {
        Wearer wearer = people.person(5);
        WearerDay day = wearer.day(DAY);
        Instant noon = day.start().plus(Duration.ofHours(12));
        Totals morning = day.totals(day.start(), noon);
        Totals rest = day.totals(noon, day.end());
        assertThat(morning.steps() + rest.steps()).isEqualTo(day.totals().steps());
        assertThat(wearer.totals(day.start(), day.end())).isEqualTo(day.totals());
    }
}
