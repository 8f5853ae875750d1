package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

class SummariesTest {
    /** A ledger that already holds one heart rate of 100 at 08:10. */
    private static final Ledger LEDGER = new Ledger() {
        @Override
        public Map<String, Known> known(Collection<String> keys) {
            return Map.of();
        }

        @Override
        public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
            Reading held = Readings.of("held", 1, "heart-rate", "100", "2026-03-14T08:10:00+01:00");
            boolean inside =
                    !held.time().start().isBefore(from) && held.time().start().isBefore(to);
            return inside ? List.of(held) : List.of();
        }

        @Override
        public Set<String> accepted(Collection<String> keys) {
            return Set.of();
        }
    };

    private static final List<PatientReading> SERIES = IntStream.range(0, 5)
            .mapToObj(i -> Readings.known(Readings.of(
                    "k" + i,
                    1,
                    "heart-rate",
                    Integer.toString(60 + i),
                    "2026-03-14T08:%02d:00+01:00".formatted(50 + 2 * i))))
            .toList();

    @Test
    void an_hour_is_summarised_over_what_came_and_what_is_known() {
        List<PatientReading> summaries = new Summaries(LEDGER, Readings::metric).of(SERIES, Window.HOUR);

        assertThat(summaries)
                .extracting(s -> s.reading().time().toString())
                .allSatisfy(t -> assertThat(t).contains("2026-03-14T08:00+01:00"));
        assertThat(number(summaries, "heart-rate-min")).isEqualTo("60");
        assertThat(number(summaries, "heart-rate-max-interval")).isEqualTo("100");
        assertThat(number(summaries, "heart-rate-mean-interval"))
                .startsWith("68"); // (60 + 61 + 62 + 63 + 64 + 100) / 6
    }

    @Test
    void a_window_of_which_values_are_gone_is_not_summarised_but_said() {
        Ledger thinned = new Ledger() {
            @Override
            public Map<String, Known> known(Collection<String> keys) {
                return Map.of();
            }

            @Override
            public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
                throw new ProblemException(
                        Problem.of(ProblemCode.K106_PURGED, Where.of("store"), "values are no longer kept"));
            }

            @Override
            public Set<String> accepted(Collection<String> keys) {
                return Set.of();
            }
        };
        Summaries summaries = new Summaries(thinned, Readings::metric);

        assertThat(summaries.of(SERIES, Window.HOUR)).isEmpty();
        assertThat(summaries.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("the hour of heart-rate cannot be summarised anew")
                        .contains("retention.values"));
    }

    @Test
    void a_window_that_is_not_over_is_preliminary() {
        List<PatientReading> day = new Summaries(LEDGER, Readings::metric).of(SERIES, Window.DAY);

        assertThat(day).allSatisfy(s -> assertThat(s.reading().status()).isEqualTo(Reading.Status.PRELIMINARY));
    }

    @Test
    void few_readings_are_spot_readings() {
        assertThat(Summaries.isSeries(SERIES.subList(0, 4))).isFalse();
        assertThat(Summaries.isSeries(SERIES)).isTrue();
    }

    private static String number(List<PatientReading> summaries, String metric) {
        return summaries.stream()
                .filter(s -> s.reading().metric().name().equals(metric))
                .map(s -> ((Value.Quantity) s.reading().value()).number().toPlainString())
                .findFirst()
                .orElseThrow();
    }
}
