package io.vitalroute.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

abstract class LedgerContract extends StoreKit {
    private Reading accept(Inbox.Job job, Reading reading, long expected) {
        commit(Sample.work(job, List.of(Sample.entry(reading, "p1", expected)), List.of(), List.of()));
        return reading;
    }

    @Test
    void known_hasWhatWasAcceptedAndNothingElse() {
        Inbox.Job job = job("a");
        Reading reading = accept(job, Sample.reading("k1", 4, "70.10", job), Work.Entry.ABSENT);

        Map<String, Ledger.Known> known = store.ledger().known(List.of("k1", "never"));

        assertThat(known)
                .containsExactly(
                        Map.entry("k1", new Ledger.Known(4, reading.value().toString(), Reading.Status.FINAL)));
        assertThat(store.ledger().known(List.of())).isEmpty();
    }

    @Test
    void correction_replaces() {
        Inbox.Job first = job("a");
        accept(first, Sample.reading("k1", 1, "70.10", first), Work.Entry.ABSENT);
        Inbox.Job second = job("b");
        Reading amended = Sample.reading("k1", 2, "69.95", second).withStatus(Reading.Status.AMENDED);
        accept(second, amended, 1);

        assertThat(series()).containsExactly(amended);
    }

    @Test
    void series_isByTimeInsideTheSpanWithoutDeletedOnes() {
        Inbox.Job job = job("a");
        List<Reading> readings = List.of(
                Sample.reading("k3", 1, "70.30", job),
                Sample.reading("k1", 1, "70.10", job),
                Sample.reading("k2", 1, "70.20", job),
                Sample.reading("k9", 1, "70.90", job).withStatus(Reading.Status.ENTERED_IN_ERROR));
        commit(Sample.work(
                job,
                readings.stream()
                        .map(reading -> Sample.entry(reading, "p1", Work.Entry.ABSENT))
                        .toList(),
                List.of(),
                List.of()));

        assertThat(series())
                .containsExactlyInAnyOrder(readings.get(0), readings.get(1), readings.get(2))
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(reading -> reading.time().start()));
        assertThat(store.ledger()
                        .series(
                                Sample.patient("p2"),
                                Sample.WEIGHT,
                                Sample.NOON.minusSeconds(9_999),
                                Sample.NOON.plusSeconds(9_999)))
                .isEmpty();
        assertThat(store.ledger()
                        .series(
                                Sample.patient("p1"),
                                Sample.WEIGHT,
                                readings.get(0).time().start(),
                                readings.get(0).time().start()))
                .isEmpty();
    }

    private List<Reading> series() {
        return store.ledger()
                .series(
                        Sample.patient("p1"),
                        Sample.WEIGHT,
                        Sample.NOON.minusSeconds(9_999),
                        Sample.NOON.plusSeconds(9_999));
    }
}
