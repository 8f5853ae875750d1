package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

class SummariesTest {
    /** A ledger that already holds one heart rate of 100 at 08:10. */
    private static final Ledger LEDGER = new EmptyLedger() {
        @Override
        public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
            Reading held = Readings.of("held", 1, "heart-rate", "100", "2026-03-14T08:10:00+01:00");
            boolean inside =
                    !held.time().start().isBefore(from) && held.time().start().isBefore(to);
            return inside ? List.of(held) : List.of();
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
        Ledger thinned = new EmptyLedger() {
            @Override
            public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
                throw new ProblemException(
                        Problem.of(ProblemCode.K106_PURGED, Where.of("store"), "values are no longer kept"));
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

    /** The clock goes from +01:00 to +02:00 at two in the night. */
    @Test
    void the_day_on_which_the_clock_changes_is_one_day_of_23_hours_and_final_when_it_is_over() {
        List<PatientReading> readings = Stream.of(
                        "2026-03-13T00:10:00+01:00",
                        "2026-03-13T01:50:00+01:00",
                        "2026-03-13T03:10:00+02:00",
                        "2026-03-13T12:00:00+02:00",
                        "2026-03-13T23:50:00+02:00")
                .map(at -> Readings.known(Readings.of(at, 1, "heart-rate", "60", at)))
                .toList();

        List<PatientReading> day = new Summaries(LEDGER, Readings::metric).of(readings, Window.DAY);

        assertThat(day).hasSize(3).allSatisfy(summary -> {
            TimeFrame.During span = (TimeFrame.During) summary.reading().time();
            assertThat(span.from()).hasToString("2026-03-13T00:00+01:00");
            assertThat(span.to()).hasToString("2026-03-14T00:00+02:00");
            assertThat(summary.reading().status()).isEqualTo(Reading.Status.FINAL);
        });
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
