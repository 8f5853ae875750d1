package io.vitalroute.store;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

abstract class RetentionContract extends StoreKit {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Retention POLICY = new Retention(MONTH, MONTH, MONTH, MONTH, Duration.ofDays(1));

    private Inbox.Job work(String text, String key) {
        Inbox.Job job = job(text);
        commit(Sample.work(
                job,
                List.of(Sample.entry(Sample.reading(key, 1, "70.1", job), "p1", Work.Entry.ABSENT)),
                List.of(Sample.outbound("d" + key, "ehr", "p1", 1)),
                List.of()));
        return job;
    }

    private Pruned pruneAfter(Duration time) {
        clock.pass(time);
        return store.prune(POLICY, clock.instant());
    }

    @Test
    void oldThings_areThrownAway_butRepeatsAreStillKnown() {
        Inbox.Job job = work("a", "k1");
        Outbox.Delivery delivery = delivery("ehr");
        deliver(delivery);

        assertThat(pruneAfter(Duration.ofDays(29))).isEqualTo(new Pruned(0, 0, 0, 0, 0));
        assertThat(pruneAfter(Duration.ofDays(2))).isEqualTo(new Pruned(1, 1, 1, 0, 0));

        assertThat(store.journal().payload(job.payload().id())).isEmpty();
        assertThat(store.journal().delivery(delivery.id())).isEmpty();
        assertThat(store.ledger().known(List.of("k1"))).containsOnlyKeys("k1");
        assertThat(store.journal().replay(job.payload().id(), null)).isFalse();
        assertThat(store.journal().resend(delivery.id())).isFalse();
        assertThat(now(store.inbox().keep(Sample.payload("withings", "a"))).repeat())
                .isTrue();
        assertThat(store.prune(POLICY, clock.instant())).isEqualTo(new Pruned(0, 0, 0, 0, 0));
    }

    @Test
    void whatIsNotDelivered_isKeptForEver() {
        Inbox.Job job = work("a", "k1");

        pruneAfter(Duration.ofDays(4_000));

        assertThat(store.journal().payload(job.payload().id())).isPresent();
        assertThat(deliveries("ehr", 1)).hasSize(1);
    }

    @Test
    void parkedDelivery_isKeptUpToTheFloor() {
        Inbox.Job job = work("a", "k1");
        settle(
                delivery("ehr"),
                new Outcome.Parked(Problem.of(ProblemCode.D101_REFUSED, Where.of("ehr"), "answered 400"), null));

        pruneAfter(Duration.ofDays(89));
        assertThat(store.journal().payload(job.payload().id())).isPresent();

        assertThat(pruneAfter(Duration.ofDays(2)).messages()).isEqualTo(1);
        assertThat(store.journal().payload(job.payload().id())).isEmpty();
    }

    @Test
    void parkedReading_keepsItsPayloadUpToTheFloor() {
        Inbox.Job job = job("a");
        commit(Sample.work(
                job,
                List.of(),
                List.of(),
                List.of(Sample.parked(Sample.reading("k", 1, "70.1", job), ProblemCode.I103_OWNER_UNCLEAR))));

        assertThat(pruneAfter(Duration.ofDays(89)).bodies()).isZero();
        assertThat(pruneAfter(Duration.ofDays(2))).isEqualTo(new Pruned(1, 0, 0, 0, 1));
    }

    @Test
    void problems_haveAnAgeOfTheirOwn() {
        Inbox.Job job = job("a");
        Problem problem = Problem.of(ProblemCode.I105_IMPLAUSIBLE_TIME, Where.payload("x", "/1"), "the year is 1970");
        commit(new Work(
                job,
                1,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(problem),
                new Work.Tally(
                        java.util.Map.of("invalid", 1), java.util.Map.of(), java.util.Map.of(), java.util.Map.of())));

        assertThat(pruneAfter(Duration.ofDays(31)).problems()).isEqualTo(1);
    }
}
