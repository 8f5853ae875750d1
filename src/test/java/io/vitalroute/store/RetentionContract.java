package io.vitalroute.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Housekeeping.Part;
import io.vitalroute.pipeline.Housekeeping.Pruned;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Retention;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What retention throws away, what it never does, and that what comes afterwards is still known for what it is. */
abstract class RetentionContract extends StoreKit {
    private static final Problem REFUSED = Problem.of(ProblemCode.D101_REFUSED, Where.of("ehr"), "answered 400");

    /** Another engine on the same database, or the same one where there can be no other. */
    abstract Store other();

    /** Bytes and problems 30 days, what failed 60, values and history 100, keys 200. */
    private static Retention policy(@Nullable Duration unresolved) {
        return new Retention(days(30), days(60), days(30), days(100), days(30), days(100), days(200), unresolved);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private Inbox.Job work(String text, String key) {
        Inbox.Job job = job(text);
        commit(Sample.work(
                job,
                List.of(Sample.entry(Sample.reading(key, 1, "70.1", job), "p1", null)),
                List.of(Sample.outbound("d" + key, "ehr", "p1", 1)),
                List.of()));
        return job;
    }

    private Inbox.Job parkedReading(String text, ProblemCode why) {
        Inbox.Job job = job(text);
        commit(Sample.work(
                job, List.of(), List.of(), List.of(Sample.parked(Sample.reading("k" + text, 1, "70.1", job), why))));
        return job;
    }

    private Map<Part, Integer> prune() {
        return prune(null);
    }

    private Map<Part, Integer> prune(@Nullable Duration unresolved) {
        return prune(policy(unresolved), () -> true).counts();
    }

    private Pruned prune(Retention policy, BooleanSupplier goOn) {
        return store.housekeeping().prune(policy, clock.instant(), goOn).orElseThrow();
    }

    private Map<Part, Integer> pruneAfter(int days) {
        clock.pass(days(days));
        return prune();
    }

    @Test
    void oldThings_goStepByStep_butRepeatsAreStillKnown() {
        Inbox.Job job = work("a", "k1");
        Outbox.Delivery delivery = delivery("ehr");
        deliver(delivery);

        assertThat(pruneAfter(29)).isEmpty();
        assertThat(pruneAfter(2)).isEqualTo(Map.of(Part.BODIES, 1, Part.MESSAGES, 1));
        assertThat(store.journal().payload(job.payload().id())).isEmpty();
        assertThat(store.journal().delivery(delivery.id())).isEmpty();
        assertThat(store.journal().replay(job.payload().id(), null)).isFalse();
        assertThat(store.journal().resend(delivery.id())).isFalse();
        assertThat(now(store.inbox().keep(Sample.payload("withings", "a"))).repeat())
                .isTrue();
        assertThat(store.journal().message(job.payload().id()).orElseThrow().deliveries())
                .hasSize(1);

        assertThat(pruneAfter(70)).isEqualTo(Map.of(Part.VALUES, 1, Part.DELIVERIES, 1, Part.PAYLOADS, 1));
        assertThat(store.journal().message(job.payload().id())).isEmpty();
        assertThat(store.ledger().known(List.of("k1"))).containsOnlyKeys("k1");

        assertThat(pruneAfter(100)).isEqualTo(Map.of(Part.KEYS, 1));
        assertThat(store.ledger().known(List.of("k1"))).isEmpty();
        assertThat(prune()).isEmpty();
    }

    @Test
    void correctionAfterThePrune_isOne_andItsValueIsKeptAnew() {
        work("a", "k1");
        deliver(delivery("ehr"));
        pruneAfter(150);
        Ledger.Known known = store.ledger().known(List.of("k1")).get("k1");
        assertThat(known.version()).isEqualTo(1);

        Inbox.Job again = job("b");
        commit(Sample.work(
                again,
                List.of(Sample.entry(Sample.reading("k1", 2, "69.9", again), "p1", known)),
                List.of(Sample.outbound("dk1/2", "ehr", "p1", 1)),
                List.of()));

        deliver(delivery("ehr"));
        assertThat(store.ledger().known(List.of("k1")).get("k1").version()).isEqualTo(2);
        assertThat(store.journal().message(again.payload().id()).orElseThrow().readings())
                .hasSize(1);
        assertThat(pruneAfter(99)).doesNotContainKeys(Part.VALUES, Part.KEYS);
        assertThat(pruneAfter(2)).containsEntry(Part.VALUES, 1);
    }

    @Test
    void seriesOfWhichValuesAreGone_isNotGivenAsIfItWereWhole() {
        work("a", "k1");
        deliver(delivery("ehr"));
        pruneAfter(150);
        work("b", "k2");

        assertThatThrownBy(() -> store.ledger()
                        .series(
                                Sample.patient("p1"),
                                Sample.WEIGHT,
                                Sample.NOON.minusSeconds(9_999),
                                Sample.NOON.plusSeconds(9_999)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("K106");
    }

    @Test
    void whatIsNotDone_isNeverThrownAway() {
        Inbox.Job kept = job("kept");
        now(store.inbox().giveBack(kept, Duration.ZERO));
        Inbox.Job undelivered = work("a", "k1");

        assertThat(pruneAfter(4_000)).doesNotContainKeys(Part.BODIES, Part.MESSAGES, Part.DELIVERIES, Part.PAYLOADS);

        assertThat(store.journal().payload(kept.payload().id())).isPresent();
        assertThat(store.journal().payload(undelivered.payload().id())).isPresent();
        assertThat(deliveries("ehr", 1)).hasSize(1);
    }

    @Test
    void whatWaitsForAPerson_isNeverThrownAwayByItself() {
        Inbox.Job waiting = parkedReading("w", ProblemCode.I101_ACCOUNT_UNKNOWN);
        Inbox.Job unclear = parkedReading("u", ProblemCode.I103_OWNER_UNCLEAR);
        Inbox.Job refused = work("r", "k1");
        Outbox.Delivery parked = delivery("ehr");
        settle(parked, new Outcome.Parked(REFUSED, null));

        pruneAfter(4_000);

        for (Inbox.Job job : List.of(waiting, unclear, refused)) {
            assertThat(store.journal().payload(job.payload().id())).isPresent();
        }
        assertThat(store.links().waiting()).hasSize(1);
        assertThat(store.journal().decide("ku", true, "a person")).isEqualTo(1);
        assertThat(store.journal().resend(parked.id())).isTrue();
        assertThat(deliveries("ehr", 1)).hasSize(1);
    }

    @Test
    void whatWaitsForAPerson_isGivenUpWhereThePolicySaysSo_butNotBeforeTheFloor() {
        parkedReading("w", ProblemCode.I101_ACCOUNT_UNKNOWN);
        parkedReading("u", ProblemCode.I103_OWNER_UNCLEAR);
        work("r", "k1");
        settle(delivery("ehr"), new Outcome.Parked(REFUSED, null));

        clock.pass(days(89));
        assertThat(prune(days(1))).isEmpty();
        clock.pass(days(2));
        assertThat(prune(days(1))).isEqualTo(Map.of(Part.UNRESOLVED, 3, Part.BODIES, 3));

        Journal.Figures figures = store.journal().figures(clock.instant());
        assertThat(figures.payloads())
                .containsEntry(new Journal.Pair("withings", "expired"), 1L)
                .containsEntry(new Journal.Pair("withings", "done"), 2L)
                .doesNotContainKey(new Journal.Pair("withings", "waiting"));
        assertThat(figures.readings())
                .containsEntry(new Journal.Pair("withings", "expired"), 1L)
                .doesNotContainKey(new Journal.Pair("withings", "held"));
        assertThat(figures.deliveries())
                .containsEntry(new Journal.Triple("withings", "ehr", "expired"), 1L)
                .doesNotContainKey(new Journal.Triple("withings", "ehr", "parked"));
        assertThat(store.links().waiting()).isEmpty();
    }

    @Test
    void whatFailed_isKeptLonger_thanWhatWasWorkedOn() {
        Inbox.Job job = job("a");
        Problem unknown = Problem.of(ProblemCode.S101_UNKNOWN_STREAM, Where.of("acme/x"), "no mapping accepts it");
        commit(new Work(job, 0, true, List.of(), List.of(), List.of(), List.of(), List.of(unknown), NOTHING));

        assertThat(pruneAfter(59)).isEqualTo(Map.of(Part.PROBLEMS, 1));
        assertThat(pruneAfter(2)).isEqualTo(Map.of(Part.BODIES, 1));
    }

    @Test
    void decisions_stayAsLongAsTheyAreNeeded() {
        Inbox.Job job = parkedReading("u", ProblemCode.I103_OWNER_UNCLEAR);
        store.journal().decide("ku", true, "a person");
        commit(Sample.sending(claim()));

        pruneAfter(150);
        assertThat(store.ledger().accepted(List.of("ku"))).containsExactly("ku");

        assertThat(pruneAfter(60)).isEqualTo(Map.of(Part.PAYLOADS, 1));
        assertThat(store.journal().message(job.payload().id())).isEmpty();
    }

    @Test
    void oneEngineAtATime_doesIt_andItIsNotedWhen() {
        List<Boolean> others = new ArrayList<>();
        Store other = other();
        work("a", "k1");
        deliver(delivery("ehr"));
        clock.pass(days(31));
        assertThat(store.housekeeping().lastDone()).isEmpty();

        Pruned pruned = prune(policy(null), () -> {
            others.add(other.housekeeping()
                    .prune(policy(null), clock.instant(), () -> true)
                    .isPresent());
            return true;
        });

        assertThat(pruned.finished()).isTrue();
        assertThat(others).isNotEmpty().containsOnly(false);
        assertThat(other.housekeeping().lastDone()).contains(clock.instant());
        other.close();
    }

    @Test
    void engineThatDiedMeanwhile_losesItsTurn_andTheNextOneTakesItUp() {
        work("a", "k1");
        deliver(delivery("ehr"));
        clock.pass(days(31));
        assertThat(new Turn(store.core(), "retention").take()).isTrue();
        assertThat(store.housekeeping().prune(policy(null), clock.instant(), () -> true))
                .isEmpty();

        clock.pass(Duration.ofMinutes(6));

        assertThat(prune()).containsEntry(Part.BODIES, 1);
    }

    @Test
    void oneThatIsToldToStop_leavesTheRest_andIsNotDone() {
        for (int i = 0; i < 120; i++) {
            work("a" + i, "k" + i);
            deliver(delivery("ehr"));
        }
        clock.pass(days(31));
        AtomicInteger steps = new AtomicInteger();

        Pruned first = prune(policy(null), () -> steps.incrementAndGet() <= 2);

        assertThat(first.finished()).isFalse();
        assertThat(first.counts()).isEqualTo(Map.of(Part.MESSAGES, 120, Part.BODIES, 50));
        assertThat(store.housekeeping().lastDone()).isEmpty();
        assertThat(prune()).isEqualTo(Map.of(Part.BODIES, 70));
    }

    private static final Work.Tally NOTHING = new Work.Tally(Map.of(), Map.of(), Map.of(), Map.of());
}
