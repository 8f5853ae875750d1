package io.vitalroute.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OutboxContract extends StoreKit {
    private static final Problem BUSY = Problem.of(ProblemCode.D103_BUSY, Where.of("ehr"), "answered 503");
    private static final Problem REFUSED = Problem.of(ProblemCode.D101_REFUSED, Where.of("ehr"), "answered 400");

    @Test
    void delivery_isWhatWasQueued() {
        Inbox.Job job = sent("a", Sample.outbound("d1", "ehr", "p1", 3));

        Outbox.Delivery delivery = delivery("ehr");

        assertThat(delivery.outbound()).usingRecursiveComparison().isEqualTo(Sample.outbound("d1", "ehr", "p1", 3));
        assertThat(delivery.payload()).isEqualTo(job.payload().id());
        assertThat(delivery.source()).isEqualTo("withings");
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.queuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void ofOneOrderKey_onlyTheOldestIsHandedOut() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        sent("b", Sample.outbound("d3", "ehr", "p2", 1), Sample.outbound("d4", "oru", "p1", 1));

        List<Outbox.Delivery> first = deliveries("ehr", 9);

        assertThat(keys(first)).containsExactly("d1", "d3");
        assertThat(deliveries("ehr", 9)).isEmpty();
        assertThat(keys(deliveries("oru", 9))).containsExactly("d4");
        deliver(first.get(0));
        assertThat(keys(deliveries("ehr", 9))).containsExactly("d2");
    }

    @Test
    void retry_holdsUpItsOwnKeyUntilItIsDue() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        settle(delivery("ehr"), new Outcome.Retry(BUSY, in(Duration.ofMinutes(2)), "later"));
        sent("b", Sample.outbound("d3", "ehr", "p2", 1));

        assertThat(keys(deliveries("ehr", 9))).containsExactly("d3");
        clock.pass(Duration.ofMinutes(2));
        Outbox.Delivery again = delivery("ehr");

        assertThat(again.outbound().deliveryKey()).isEqualTo("d1");
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void parked_letsTheNextOfItsKeyGo() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));

        settle(delivery("ehr"), new Outcome.Parked(REFUSED, "unknown code"));

        assertThat(keys(deliveries("ehr", 9))).containsExactly("d2");
    }

    @Test
    void parts_takeThePlaceOfTheWhole() {
        sent("a", Sample.outbound("whole", "ehr", "p1", 4), Sample.outbound("next", "ehr", "p1", 1));
        settle(
                delivery("ehr"),
                new Outcome.Split(
                        List.of(Sample.outbound("left", "ehr", "p1", 2), Sample.outbound("right", "ehr", "p1", 2)),
                        REFUSED));
        settle(
                delivery("ehr"),
                new Outcome.Split(
                        List.of(Sample.outbound("l1", "ehr", "p1", 1), Sample.outbound("l2", "ehr", "p1", 1)),
                        REFUSED));

        for (String expected : List.of("l1", "l2", "right", "next")) {
            List<Outbox.Delivery> ready = deliveries("ehr", 9);
            assertThat(keys(ready)).containsExactly(expected);
            deliver(ready.get(0));
        }
        assertThat(deliveries("ehr", 9)).isEmpty();
    }

    @Test
    void knownDeliveryKeyOfTheSamePayload_isIgnored() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d1", "ehr", "p1", 1));
        deliver(delivery("ehr"));

        assertThat(deliveries("ehr", 9)).isEmpty();
    }

    /** A value that goes back and forth makes the same message again; the receiver must have it again. */
    @Test
    void knownDeliveryKeyOfAnotherPayload_goesOut() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1));
        deliver(delivery("ehr"));

        sent("b", Sample.outbound("d1", "ehr", "p1", 1));

        assertThat(keys(deliveries("ehr", 9))).containsExactly("d1");
    }

    @Test
    void replay_deliversAgainWhatIsKnown() {
        Inbox.Job job = sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d1", "oru", "p1", 1));
        deliver(delivery("ehr"));
        deliver(delivery("oru"));

        assertThat(store.journal().replay(job.payload().id(), "ehr")).isTrue();
        Inbox.Job again = claim();
        commit(Sample.sending(again, Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d1", "oru", "p1", 1)));

        assertThat(again.replay()).isEqualTo(new Inbox.Replay("ehr"));
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(keys(deliveries("ehr", 9))).containsExactly("d1");
        assertThat(deliveries("oru", 9)).isEmpty();
    }

    @Test
    void replay_replacesWhatIsStillQueued() {
        Inbox.Job job = sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        store.journal().replay(job.payload().id(), null);
        commit(Sample.sending(claim(), Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1)));

        for (String expected : List.of("d1", "d2")) {
            List<Outbox.Delivery> ready = deliveries("ehr", 9);
            assertThat(keys(ready)).containsExactly(expected);
            deliver(ready.get(0));
        }
        assertThat(deliveries("ehr", 9)).isEmpty();
    }

    @Test
    void resend_queuesTheSameBytesInTheirOldPlace() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1));
        Outbox.Delivery parked = delivery("ehr");
        settle(parked, new Outcome.Parked(REFUSED, null));
        sent("b", Sample.outbound("d2", "ehr", "p1", 1));

        assertThat(store.journal().resend(parked.id())).isTrue();

        List<Outbox.Delivery> ready = deliveries("ehr", 9);
        assertThat(keys(ready)).containsExactly("d1");
        assertThat(ready.get(0).outbound().bytes()).isEqualTo(parked.outbound().bytes());
        assertThat(store.journal().resend(parked.id())).isFalse();
        deliver(ready.get(0));
        assertThat(keys(deliveries("ehr", 9))).containsExactly("d2");
    }

    @Test
    void resend_whileAYoungerOneIsOnItsWay_waitsForIt() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1), Sample.outbound("d2", "ehr", "p1", 1));
        Outbox.Delivery first = delivery("ehr");
        deliver(first);
        Outbox.Delivery second = delivery("ehr");

        store.journal().resend(first.id());

        assertThat(deliveries("ehr", 9)).isEmpty();
        deliver(second);
        assertThat(keys(deliveries("ehr", 9))).containsExactly("d1");
    }

    @Test
    void secondSettle_changesNothing() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 1));
        Outbox.Delivery delivery = delivery("ehr");
        settle(delivery, new Outcome.Parked(REFUSED, null));

        deliver(delivery);

        assertThat(store.journal().figures(clock.instant()).deliveries())
                .containsEntry(new io.vitalroute.pipeline.Journal.Triple("withings", "ehr", "parked"), 1L)
                .doesNotContainKey(new io.vitalroute.pipeline.Journal.Triple("withings", "ehr", "delivered"));
    }

    @Test
    void queued_isTold_toWhoListens() {
        AtomicInteger told = new AtomicInteger();
        Listening listening = store.outbox().onQueued(told::incrementAndGet);

        sent("a", Sample.outbound("d1", "ehr", "p1", 1));
        assertThat(told).hasValue(1);

        listening.close();
        sent("b", Sample.outbound("d2", "ehr", "p1", 1));
        assertThat(told).hasValue(1);
    }
}
