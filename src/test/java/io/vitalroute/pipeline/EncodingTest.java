package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.ReadingJson;
import io.vitalroute.reading.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** A dense series went out as summaries; then some of it is corrected or taken back. */
class EncodingTest {
    private final Book book = new Book();
    private final List<Reading> sent = new ArrayList<>();
    private final Destination hourly =
            new Destination("ehr", Set.of(), Window.HOUR, (name, patient, readings, made) -> {
                readings.forEach(r -> sent.add(r.reading()));
                return new Encoder.Encoded(List.of(), List.of());
            });

    @Test
    void a_few_corrections_make_the_summary_anew_that_holds_them() {
        series();
        assertThat(sent)
                .extracting(r -> r.metric().name())
                .doesNotContain("heart-rate")
                .hasSize(3);

        correct(beat(4, "99").withStatus(Status.FINAL));

        assertThat(numbers("heart-rate-max-interval")).containsExactly("99");
        assertThat(numbers("heart-rate")).containsExactly("99");
    }

    @Test
    void what_is_taken_back_is_no_longer_in_the_summary() {
        series();

        correct(beat(4, "64").withStatus(Status.ENTERED_IN_ERROR));

        assertThat(numbers("heart-rate-max-interval")).containsExactly("63");
    }

    @Test
    void a_window_that_has_lost_all_its_readings_loses_its_summary() {
        series();

        correct(IntStream.range(0, 5)
                .mapToObj(i -> beat(i, Integer.toString(60 + i)).withStatus(Status.ENTERED_IN_ERROR))
                .toArray(Reading[]::new));

        assertThat(sent).hasSize(3).allSatisfy(r -> assertThat(r.status()).isEqualTo(Status.ENTERED_IN_ERROR));
    }

    @Test
    void a_sum_that_bears_the_name_of_its_parts_is_not_added_to_them() {
        decide(IntStream.range(0, 5).mapToObj(i -> steps(i, "100")).toArray(Reading[]::new));
        assertThat(numbers("steps")).containsExactly("500");
        sent.clear();

        decide(IntStream.range(5, 10).mapToObj(i -> steps(i, "100")).toArray(Reading[]::new));

        assertThat(numbers("steps")).containsExactly("1000");
    }

    @Test
    void two_accounts_are_never_added_up() {
        decide(IntStream.range(0, 5).mapToObj(i -> steps(i, "100")).toArray(Reading[]::new));
        sent.clear();

        decide(IntStream.range(0, 5).mapToObj(i -> other(steps(i, "90"))).toArray(Reading[]::new));

        assertThat(numbers("steps")).containsExactly("450");
    }

    @Test
    void a_correction_outside_of_any_summary_goes_out_by_itself() {
        decide(beat(1, "61"));
        sent.clear();

        correct(beat(1, "71"));

        assertThat(sent)
                .singleElement()
                .satisfies(r -> assertThat(r.metric().name()).isEqualTo("heart-rate"));
    }

    private void series() {
        decide(IntStream.range(0, 5)
                .mapToObj(i -> beat(i, Integer.toString(60 + i)))
                .toArray(Reading[]::new));
    }

    private void correct(Reading... readings) {
        sent.clear();
        decide(readings);
    }

    private void decide(Reading... readings) {
        Encoding encoding = new Encoding(book, Readings::metric, Readings.RECEIVED, false);
        List<PatientReading> flowing = new ArrayList<>();
        for (Reading reading : readings) {
            encoding.note(Judged.of(Readings.known(reading), null, book.rows.get(reading.key())), null, null, flowing);
        }
        encoding.add(Readings.PATIENT, flowing, List.of(hourly));
        encoding.entries.forEach(book::accept);
    }

    private List<String> numbers(String metric) {
        return sent.stream()
                .filter(r -> r.metric().name().equals(metric))
                .map(r -> ((Value.Quantity) r.value()).number().toPlainString())
                .toList();
    }

    private static Reading beat(int minute, String number) {
        return Readings.of("k" + minute, 1, "heart-rate", number, "2026-03-14T08:0" + minute + ":00+01:00");
    }

    private static Reading steps(int minute, String number) {
        return Readings.of("s" + minute, 1, "steps", number, "2026-03-14T08:0" + minute + ":00+01:00");
    }

    /** The same from another account. */
    private static Reading other(Reading reading) {
        Origin o = reading.origin();
        return new Reading(
                "other-" + reading.key(),
                reading.version(),
                reading.metric(),
                reading.value(),
                reading.time(),
                new Origin(
                        "garmin",
                        o.stream(),
                        "78",
                        o.payload(),
                        o.item(),
                        o.mapping(),
                        1,
                        o.method(),
                        null,
                        o.receivedAt()),
                reading.status());
    }

    /** What was accepted. */
    private static final class Book extends EmptyLedger {
        private final Map<String, Known> rows = new HashMap<>();
        private final Map<String, Reading> values = new HashMap<>();

        void accept(Work.Entry entry) {
            Reading reading = entry.reading().reading();
            rows.put(
                    reading.key(),
                    new Known(
                            reading.version(),
                            reading.origin().receivedAt(),
                            entry.fingerprint(),
                            reading.status(),
                            entry.item(),
                            entry.standing()));
            values.put(reading.key(), reading);
        }

        @Override
        public Map<String, Known> known(Collection<String> keys) {
            Map<String, Known> found = new HashMap<>(rows);
            found.keySet().retainAll(keys);
            return found;
        }

        @Override
        public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
            return values.values().stream()
                    .filter(r -> r.metric().equals(metric))
                    .filter(r -> r.status() != Status.ENTERED_IN_ERROR)
                    .filter(r -> rows.get(r.key()).standing().equals(Ledger.Standing.ALONE))
                    .filter(r ->
                            !r.time().start().isBefore(from) && r.time().start().isBefore(to))
                    .toList();
        }

        @Override
        public List<ReadingJson.Line> readings(Collection<String> keys, Function<String, Metric> metrics) {
            return keys.stream()
                    .filter(values::containsKey)
                    .map(key -> new ReadingJson.Line(values.get(key), Readings.PATIENT.primary()))
                    .toList();
        }
    }
}
