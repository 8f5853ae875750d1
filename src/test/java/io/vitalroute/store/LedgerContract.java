package io.vitalroute.store;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

abstract class LedgerContract extends StoreKit {
    private Reading accept(Inbox.Job job, Reading reading, Ledger.@Nullable Known expected) {
        commit(Sample.work(job, List.of(Sample.entry(reading, "p1", expected)), List.of(), List.of()));
        return reading;
    }

    @Test
    void known_hasWhatWasAcceptedAndNothingElse() {
        Inbox.Job job = job("a");
        Reading reading = accept(job, Sample.reading("k1", 4, "70.10", job), null);

        Map<String, Ledger.Known> known = store.ledger().known(List.of("k1", "never"));

        assertThat(known).containsExactly(Map.entry("k1", Sample.known(reading)));
        assertThat(store.ledger().known(List.of())).isEmpty();
    }

    @Test
    void correction_replaces() {
        Inbox.Job first = job("a");
        Reading original = accept(first, Sample.reading("k1", 1, "70.10", first), null);
        Inbox.Job second = job("b");
        Reading amended = Sample.reading("k1", 2, "69.95", second).withStatus(Reading.Status.AMENDED);
        accept(second, amended, Sample.known(original));

        assertThat(series()).containsExactly(amended);
    }

    @Test
    void members_areTheReadingsOfAnItemInItsTime() {
        Inbox.Job job = job("a");
        Reading one = Sample.reading("k1", 1, "70.1", job);
        Reading two = Sample.reading("k2", 1, "70.2", job);
        Reading other = Sample.reading("k3", 1, "70.3", job);
        commit(Sample.work(
                job,
                List.of(Sample.entry(one, "night"), Sample.entry(two, "night"), Sample.entry(other, "day")),
                List.of(),
                List.of()));
        Ledger.Question all = Ledger.Question.all("night");
        Ledger.Question first = new Ledger.Question(
                "night", one.time().start(), one.time().start().plusMillis(1));
        Ledger.Question never = Ledger.Question.all("never");

        Map<Ledger.Question, List<Ledger.Member>> members = store.ledger().members(List.of(all, first, never));

        assertThat(members.get(all)).extracting(Ledger.Member::key).containsExactlyInAnyOrder("k1", "k2");
        assertThat(members.get(first)).singleElement().satisfies(member -> {
            assertThat(member.key()).isEqualTo("k1");
            assertThat(member.start()).isEqualTo(one.time().start());
            assertThat(member.known().item()).isEqualTo("night");
        });
        assertThat(members.get(never)).isEmpty();
        assertThat(store.ledger().readings(List.of("k1", "never"), name -> Sample.WEIGHT))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.reading()).isEqualTo(one);
                    assertThat(line.patient()).isEqualTo(Sample.patient("p1").primary());
                });
    }

    @Test
    void workThatDidNotKnowAllOfAnItem_writesNothing() {
        Inbox.Job first = job("a");
        Reading one = Sample.reading("k1", 1, "70.1", first);
        commit(Sample.work(first, List.of(Sample.entry(one, "night")), List.of(), List.of()));
        Inbox.Job second = job("b");
        Work.Entry entry = Sample.entry(Sample.reading("k2", 1, "70.2", second), "night");
        Ledger.Question night = Ledger.Question.all("night");
        Work.Item unseen = new Work.Item(night, 0, 0, java.time.Instant.EPOCH);
        Work.Item seen = new Work.Item(night, 1, 1, Sample.NOON);

        assertThat(commit(Sample.work(second, List.of(entry), unseen))).isFalse();
        assertThat(store.ledger().known(List.of("k2"))).isEmpty();
        assertThat(commit(Sample.work(second, List.of(entry), seen))).isTrue();
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
                        .map(reading -> Sample.entry(reading, "p1", null))
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
