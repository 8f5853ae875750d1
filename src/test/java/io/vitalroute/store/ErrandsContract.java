package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Payload;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands.Standing;
import io.vitalroute.source.pull.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What is to be fetched. */
abstract class ErrandsContract extends ConnectionKit {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Problem BUSY = Problem.of(ProblemCode.S202_BUSY, Where.of(VENDOR), "answered 429");
    private static final Problem FORBIDDEN = Problem.of(ProblemCode.S205_FORBIDDEN, Where.of(VENDOR), "answered 403")
            .hint("ask for the scope");

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    private void add(Errand.Kind kind, Duration from, Duration to) {
        store.errands().add(request("c-user-7", kind, ago(from), ago(to)), clock.instant());
    }

    @Test
    void schedule_asksFromTheCursorLessTheOverlapUntilItIsTaken() {
        connectedFromNowOn("user-7");
        Instant cursor = clock.instant();
        clock.pass(HOUR.multipliedBy(5));

        assertThat(store.errands().schedule(live("measures", HOUR), clock.instant()))
                .isEqualTo(1);
        assertThat(store.errands().schedule(live("measures", HOUR), clock.instant()))
                .isZero();
        clock.pass(Duration.ofMinutes(7));

        Errand errand = errand();
        assertThat(errand.kind()).isEqualTo(Errand.Kind.LIVE);
        assertThat(errand.from()).isEqualTo(cursor.minus(HOUR));
        assertThat(errand.to()).isEqualTo(clock.instant());
        assertThat(errand.attempt()).isEqualTo(1);
        assertThat(store.errands().schedule(live("measures", HOUR), clock.instant()))
                .isZero();
    }

    @Test
    void feedThatWasNotThereWhenTheAccountConnected_beginsNow() {
        connectedFromNowOn("user-7");
        clock.pass(HOUR.multipliedBy(5));

        store.errands().schedule(live("novelty", HOUR), clock.instant());
        Errand errand = errand();

        assertThat(errand.from()).isEqualTo(ago(HOUR));
        commit(errand, new Step.Done(new Cursor(errand.from(), errand.to())));
        assertThat(store.errands().cursor("c-user-7", "novelty")).contains(new Cursor(ago(HOUR), clock.instant()));
    }

    @Test
    void schedule_leavesOutWhoHasNotGrantedTheScopeOrIsNotConnected() {
        connectedFromNowOn("user-7");
        connectedFromNowOn("user-8");
        connectedFromNowOn("user-9");
        store.connections().granted("c-user-8", java.util.Set.of("user.activity"));
        store.connections().disconnect("c-user-9", "patient");

        assertThat(store.errands().schedule(live("measures", HOUR), clock.instant()))
                .isEqualTo(1);
    }

    @Test
    void tenThousandAccounts_fallDueEvenlyAndEachAtItsOwnPlace() {
        crowd(store, 10_000);
        for (String feed : List.of("a", "b", "c", "d", "e")) {
            assertThat(store.errands().schedule(live(feed, HOUR), clock.instant()))
                    .isEqualTo(10_000);
        }

        long start = Times.micros(clock.instant());
        long minute = HOUR.toSeconds() * 1_000_000 / 60;
        for (int i = 0; i < 60; i++) {
            assertThat(rows(
                            "SELECT count(*) FROM errand WHERE feed = 'c' AND due_at >= ? AND due_at < ?",
                            start + i * minute,
                            start + (i + 1) * minute))
                    .isBetween(166L, 167L);
        }
        assertThat(rows(
                        "SELECT count(*) FROM (SELECT 1 FROM errand GROUP BY connection HAVING count(DISTINCT due_at) = 1)"
                                + " AS one"))
                .isEqualTo(10_000);
    }

    @Test
    void claim_takesByKindThenTheLongestDue_ofHistoryTheNewest() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.HISTORY, HOUR.multipliedBy(30), HOUR.multipliedBy(20));
        add(Errand.Kind.HISTORY, HOUR.multipliedBy(20), HOUR.multipliedBy(10));
        add(Errand.Kind.RECONCILE, HOUR.multipliedBy(48), Duration.ZERO);
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        clock.pass(Duration.ofSeconds(1));
        add(Errand.Kind.NOTICE, HOUR.multipliedBy(3), HOUR);
        clock.pass(Duration.ofSeconds(1));
        add(Errand.Kind.NOTICE, HOUR.multipliedBy(9), HOUR);

        List<Errand> errands = errands(9);

        assertThat(errands)
                .extracting(Errand::kind)
                .containsExactly(
                        Errand.Kind.NOTICE,
                        Errand.Kind.NOTICE,
                        Errand.Kind.LIVE,
                        Errand.Kind.RECONCILE,
                        Errand.Kind.HISTORY,
                        Errand.Kind.HISTORY);
        assertThat(errands.get(0).from()).isAfter(errands.get(1).from());
        assertThat(errands.get(4).to()).isAfter(errands.get(5).to());
        assertThat(errands(9)).isEmpty();
    }

    @Test
    void noticeThatComesWhileTheSameIsUnderWay_isAnErrandOfItsOwn() {
        connectedFromNowOn("user-7");
        Instant from = ago(HOUR);
        for (int i = 0; i < 3; i++) {
            store.errands().add(request("c-user-7", Errand.Kind.NOTICE, from, Sample.NOON), clock.instant());
        }
        assertThat(errands(9)).hasSize(1);

        store.errands().add(request("c-user-7", Errand.Kind.NOTICE, from, Sample.NOON), clock.instant());

        assertThat(errands(9)).hasSize(1);
    }

    @Test
    void errandOfTheFuture_isTakenWhenItIsDue() {
        connectedFromNowOn("user-7");
        Instant due = in(HOUR);
        store.errands().add(request("c-user-7", Errand.Kind.NOTICE, ago(HOUR), clock.instant()), due);

        assertThat(errands(9)).isEmpty();
        assertThat(store.errands().next(VENDOR)).contains(due);
        clock.pass(HOUR);
        assertThat(errands(9)).hasSize(1);
        assertThat(store.errands().next(VENDOR)).isEmpty();
    }

    @Test
    void furtherPages_areReadyAtOnceAndKeepTheirPlace() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.NOTICE, HOUR, Duration.ZERO);
        Errand first = errand();
        Cursor covered = new Cursor(clock.instant(), clock.instant());

        assertThat(commit(
                        first,
                        new Step.Further(first.from(), first.to(), "page2", covered),
                        Sample.payload(VENDOR, "a")))
                .isTrue();

        Errand second = errand();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.page()).isEqualTo("page2");
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(claim().payload().id()).isEqualTo(Sample.payload(VENDOR, "a").id());
        commit(second, new Step.Done(null));
        assertThat(rows("SELECT count(*) FROM errand")).isZero();
    }

    @Test
    void pageThatIsKeptAlready_isNotKeptTwice() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.NOTICE, HOUR, Duration.ZERO);
        now(store.inbox().keep(Sample.payload(VENDOR, "a")));

        assertThat(commit(errand(), new Step.Done(null), Sample.payload(VENDOR, "a"), Sample.payload(VENDOR, "b")))
                .isTrue();

        assertThat(rows("SELECT count(*) FROM payload")).isEqualTo(2);
    }

    @Test
    void largePage_isKeptWhole() throws Exception {
        connectedFromNowOn("user-7");
        add(Errand.Kind.NOTICE, HOUR, Duration.ZERO);
        byte[] body = Sample.body("x".repeat(3 * Chunk.SIZE));

        commit(
                errand(),
                new Step.Done(null),
                Payload.of(VENDOR, "measures", "user-7", Sample.NOON, "text/plain", body));

        assertThat(claim().payload().body().bytes()).isEqualTo(body);
    }

    @Test
    void stepOfALostErrand_writesNothing() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        Errand lost = errand();
        clock.pass(LEASE.plusSeconds(1));
        Recovery.expired(store.core().now()).carryOut(store.core());
        Errand taken = errand();

        Cursor moved = new Cursor(Sample.NOON, clock.instant());
        assertThat(commit(lost, new Step.Done(moved), Sample.payload(VENDOR, "a")))
                .isFalse();

        assertThat(rows("SELECT count(*) FROM payload")).isZero();
        assertThat(store.errands().cursor("c-user-7", "measures").orElseThrow().until())
                .isEqualTo(Sample.NOON);
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(commit(taken, new Step.Done(moved), Sample.payload(VENDOR, "a")))
                .isTrue();
        assertThat(store.errands().cursor("c-user-7", "measures")).contains(moved);
    }

    @Test
    void again_countsTheTriesAndSaysWhyUntilItGoesWell() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        commit(errand(), new Step.Again(in(HOUR), BUSY));

        assertThat(errands(9)).isEmpty();
        assertThat(store.errands().standings())
                .containsExactly(new Standing(VENDOR, "measures", Errand.Kind.LIVE, 1, 0, null, BUSY));
        clock.pass(HOUR);
        assertThat(store.errands().standings())
                .containsExactly(new Standing(VENDOR, "measures", Errand.Kind.LIVE, 1, 1, clock.instant(), BUSY));
        Errand second = errand();
        assertThat(second.attempt()).isEqualTo(2);
        commit(second, new Step.Done(null));
        assertThat(store.errands().standings()).isEmpty();
    }

    @Test
    void failure_endsTheErrandAndStaysVisibleUntilTheNextGoesWell() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        commit(errand(), new Step.Failed(FORBIDDEN));

        assertThat(store.errands().standings())
                .containsExactly(new Standing(VENDOR, "measures", Errand.Kind.LIVE, 0, 0, null, FORBIDDEN));
        store.errands().schedule(live("measures", Duration.ZERO), clock.instant());
        commit(errand(), new Step.Done(null));
        assertThat(store.errands().standings()).isEmpty();
    }

    @Test
    void givenBack_isAsItWasAfterThePause() {
        connectedFromNowOn("user-7");
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        Errand before = errand();
        now(store.errands().giveBack(before, HOUR));

        assertThat(errands(9)).isEmpty();
        clock.pass(HOUR);

        assertThat(errand()).isEqualTo(before);
    }

    @Test
    void historyOfManyAccounts_goesBackTogether() {
        IntStream.range(0, 3).forEach(i -> connected("user-" + i));
        Duration month = Duration.ofDays(30);
        for (int chunk = 0; chunk < 2; chunk++) {
            Instant newest = ago(month.multipliedBy(chunk));
            for (Errand errand : errands(6)) {
                assertThat(errand.to()).isEqualTo(newest);
                Cursor covered = new Cursor(newest.minus(month), newest);
                commit(errand, new Step.Further(errand.from(), covered.since(), null, covered));
            }
        }
        assertThat(store.errands().cursor("c-user-1", "sleep").orElseThrow().since())
                .isEqualTo(ago(month.multipliedBy(2)));
    }

    @Test
    void listener_isCalledWhenSomethingIsAdded() {
        connectedFromNowOn("user-7");
        AtomicInteger rung = new AtomicInteger();
        Runnable end = store.errands().onDue(rung::incrementAndGet);

        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        assertThat(rung).hasValue(1);
        add(Errand.Kind.LIVE, HOUR, Duration.ZERO);
        assertThat(rung).hasValue(1);
        end.run();
        add(Errand.Kind.NOTICE, HOUR, Duration.ZERO);
        assertThat(rung).hasValue(1);
    }

    @Test
    void moreThanOneClaimCanLookAt_isTakenByTheNext() {
        crowd(store, 2_500);
        store.errands().schedule(live("measures", Duration.ZERO), clock.instant());

        int first = errands(5_000).size();

        assertThat(first).isBetween(1, 2_499);
        assertThat(store.errands().next(VENDOR)).contains(clock.instant());
        assertThat(errands(5_000)).hasSize(2_500 - first);
        assertThat(store.errands().next(VENDOR)).isEmpty();
    }

    @Test
    void errandsOfAnotherEngine_areNotTakenTwice() {
        List<Store> engines = engines();
        crowd(store, 200);
        store.errands().schedule(live("measures", Duration.ZERO), clock.instant());

        List<Errand> all = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> errands(engines.get(i % engines.size()), 10, NO_LIMITS))
                .flatMap(List::stream)
                .toList();

        assertThat(all).extracting(Errand::id).hasSize(200).doesNotHaveDuplicates();
        closeOthers(engines);
    }
}
