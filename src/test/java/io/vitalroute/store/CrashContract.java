package io.vitalroute.store;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** What an engine finds that starts after another one has died without a word. */
abstract class CrashContract extends ConnectionKit {
    /** The state as the next engine finds it; the first store is still open and knows nothing of its death. */
    abstract Store afterCrash();

    @Test
    void claimedPayload_isClaimedAgain() {
        Inbox.Job job = job("a");

        try (Store next = afterCrash()) {
            Inbox.Job again = now(next.inbox().claim(9, LEASE)).get(0);

            assertThat(again.payload().id()).isEqualTo(job.payload().id());
            assertThat(again.attempt()).isEqualTo(2);
        }
    }

    @Test
    void errandInHand_isTakenAgainAndItsCallCounts() {
        Limits limits =
                new Limits(List.of(new Limits.Limit(Limits.Per.APP, 3, 0, Duration.ofHours(1))), 100, null, null);
        connected("user-7");
        Errand lost = errands(store, 1, limits).get(0);
        now(store.errands().commit(errands(store, 1, limits).get(0), List.of(), new Step.Done(null)));

        try (Store next = afterCrash()) {
            List<Errand> again = errands(next, 9, limits);

            assertThat(again).extracting(Errand::id).containsExactly(lost.id());
            assertThat(again.get(0).attempt()).isEqualTo(2);
            assertThat(now(next.errands()
                            .commit(again.get(0), List.of(), new Step.Further(lost.from(), lost.to(), "p", null))))
                    .isTrue();
            assertThat(errands(next, 9, limits)).isEmpty();
        }
    }

    @Test
    void claimedDelivery_isQueuedAgain() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        delivery("ehr");

        try (Store next = afterCrash()) {
            List<Outbox.Delivery> ready = now(next.outbox().claim("ehr", 9, clock.instant(), LEASE));

            assertThat(keys(ready)).containsExactly("d1");
            assertThat(ready.get(0).attempt()).isEqualTo(2);
        }
    }

    @Test
    void deliveryInFlightToASinkThatIsNotIdempotent_isParkedAndTheNextGoesOn() {
        Inbox.Job job = sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        now(store.outbox().sending(delivery("ehr")));

        try (Store next = afterCrash()) {
            Journal.DeliveryLine line = next.journal()
                    .message(job.payload().id())
                    .orElseThrow()
                    .deliveries()
                    .get(0);

            assertThat(line.state()).isEqualTo("parked");
            assertThat(line.problem()).startsWith("D108");
            assertThat(keys(now(next.outbox().claim("ehr", 9, clock.instant(), LEASE))))
                    .containsExactly("d2");
            assertThat(next.journal().figures(clock.instant()).deliveries())
                    .containsEntry(new Journal.Triple("withings", "ehr", "parked"), 1L);
        }
    }

    @Test
    void whatWasSettled_staysSettled() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1));
        settle(delivery("ehr"), new Outcome.Delivered(null));

        try (Store next = afterCrash()) {
            assertThat(now(next.outbox().claim("ehr", 9, clock.instant(), LEASE)))
                    .isEmpty();
            assertThat(now(next.inbox().claim(9, LEASE))).isEmpty();
        }
    }
}
