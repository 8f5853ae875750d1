package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** How often vendors are called. */
abstract class LimitsContract extends ConnectionKit {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Limits limits(int history, Limits.Limit... all) {
        return new Limits(List.of(all), history, null, null);
    }

    private static Limits.Limit app(int calls, int more, Duration every) {
        return new Limits.Limit(Limits.Per.APP, calls, more, every);
    }

    private static Limits.Limit account(int calls, Duration every) {
        return new Limits.Limit(Limits.Per.ACCOUNT, calls, 0, every);
    }

    /** Errands without an end for so many accounts: a live one and one of history for each. */
    private void endless(int accounts) {
        IntStream.range(0, accounts).forEach(i -> {
            connectedFromNowOn("user-" + i);
            for (Errand.Kind kind : List.of(Errand.Kind.LIVE, Errand.Kind.HISTORY)) {
                store.errands()
                        .add(request("c-user-" + i, kind, Sample.NOON.minusSeconds(9), Sample.NOON), clock.instant());
            }
        });
    }

    private static void again(Store engine, Errand errand) {
        now(engine.errands().commit(errand, List.of(), new Step.Further(errand.from(), errand.to(), null, null)));
    }

    /** A call: claimed, seen by the vendor, ended. */
    private record Seen(String account, Errand.Kind kind, Instant claimed, Instant at) {}

    private record UnderWay(Store engine, Errand errand, Instant claimed, Instant ends) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inNoWindow_aVendorSeesMoreCallsThanItsLimit(long seed) {
        List<Store> engines = engines();
        endless(5);
        Limits limits =
                limits(50, app(14, 1, MINUTE), app(90, 0, MINUTE.multipliedBy(10)), account(6, MINUTE.plusSeconds(30)));

        List<Seen> seen = play(engines, limits, new Random(seed));

        assertThat(seen).hasSizeGreaterThan(200);
        assertObeyed(seen, 19, MINUTE, one -> true);
        assertObeyed(seen, 90, MINUTE.multipliedBy(10), one -> true);
        for (int i = 0; i < 5; i++) {
            String account = "user-" + i;
            assertObeyed(seen, 6, MINUTE.plusSeconds(30), one -> one.account.equals(account));
            assertObeyed(seen, 3, MINUTE.plusSeconds(30), one -> history(one) && one.account.equals(account));
        }
        assertObeyed(seen, 9, MINUTE, LimitsContract::history);
        assertObeyed(seen, 45, MINUTE.multipliedBy(10), LimitsContract::history);
        closeOthers(engines);
    }

    private static boolean history(Seen one) {
        return one.kind == Errand.Kind.HISTORY;
    }

    /** Time passes, engines claim, calls end at random; the vendor sees each at some time between. */
    private List<Seen> play(List<Store> engines, Limits limits, Random random) {
        List<Seen> seen = new ArrayList<>();
        List<UnderWay> calls = new ArrayList<>();
        for (int turn = 0; turn < 700; turn++) {
            clock.pass(Duration.ofMillis(random.nextInt(6_000)));
            Instant now = clock.instant();
            List<UnderWay> over =
                    calls.stream().filter(call -> !call.ends.isAfter(now)).toList();
            calls.removeAll(over);
            over.forEach(call -> end(call, seen, random));
            Store engine = engines.get(random.nextInt(engines.size()));
            for (Errand errand : errands(engine, 1 + random.nextInt(6), limits)) {
                int long90 = random.nextInt(10) == 0 ? 90_000 : 3_000;
                calls.add(new UnderWay(engine, errand, now, now.plusMillis(random.nextInt(long90))));
            }
        }
        calls.forEach(call -> end(call, seen, random));
        return seen;
    }

    private void end(UnderWay call, List<Seen> seen, Random random) {
        long took = Duration.between(call.claimed, clock.instant()).toMillis();
        Instant at = call.claimed.plusMillis(took == 0 ? 0 : random.nextLong(took + 1));
        seen.add(new Seen(call.errand.account(), call.errand.kind(), call.claimed, at));
        again(call.engine, call.errand);
    }

    private static void assertObeyed(List<Seen> all, int limit, Duration every, Predicate<Seen> which) {
        List<Instant> times = all.stream()
                .filter(which)
                .map(Seen::at)
                .sorted(Comparator.naturalOrder())
                .toList();
        for (int i = limit; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - limit), times.get(i))).isGreaterThanOrEqualTo(every);
        }
    }

    @Test
    void limit_isUsedUp() {
        endless(5);
        Limits limits = limits(50, app(30, 0, MINUTE));
        int calls = 0;
        for (int second = 0; second < 600; second++) {
            List<Errand> errands = errands(store, 9, limits);
            errands.forEach(errand -> again(store, errand));
            calls += errands.size();
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(calls).isBetween(285, 300);
    }

    @Test
    void usedUpLimit_saysWhenItIsWorthWhileToLookAgain() {
        endless(1);
        Limits limits = limits(50, app(2, 0, MINUTE));
        errands(store, 1, limits).forEach(errand -> again(store, errand));
        clock.pass(Duration.ofSeconds(20));
        assertThat(store.errands().next(VENDOR)).contains(clock.instant());
        errands(store, 9, limits).forEach(errand -> again(store, errand));
        assertThat(errands(store, 9, limits)).isEmpty();

        Instant next = store.errands().next(VENDOR).orElseThrow();

        assertThat(next).isBetween(in(Duration.ofSeconds(40)), in(Duration.ofSeconds(42)));
        clock.pass(Duration.between(clock.instant(), next));
        assertThat(errands(store, 9, limits)).hasSize(1);
    }

    @Test
    void busyAccount_doesNotHoldUpTheOthers() {
        endless(2);
        Limits limits = limits(100, account(1, HOUR));

        assertThat(errands(store, 9, limits))
                .extracting(Errand::account, Errand::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("user-0", Errand.Kind.LIVE),
                        org.assertj.core.groups.Tuple.tuple("user-1", Errand.Kind.LIVE));
        assertThat(store.errands().next(VENDOR).orElseThrow()).isBetween(in(HOUR), in(HOUR.plusSeconds(60)));
    }

    @Test
    void history_leavesRoomForWhatIsNew() {
        endless(6);
        Limits limits = limits(25, app(8, 0, HOUR));
        List<Errand> first = errands(store, 20, limits);
        assertThat(first)
                .filteredOn(errand -> errand.kind() == Errand.Kind.HISTORY)
                .hasSize(2);
        assertThat(first).hasSize(8);
    }

    @Test
    void historyWithoutAShare_neverGoes() {
        endless(1);
        assertThat(errands(store, 9, limits(0, app(8, 0, HOUR))))
                .extracting(Errand::kind)
                .containsExactly(Errand.Kind.LIVE);
    }

    @Test
    void vendorThatAsksForAPause_isNotCalledBefore() {
        endless(2);
        store.errands().blocked(VENDOR, null, in(HOUR));
        store.errands().blocked(VENDOR, null, in(MINUTE));

        assertThat(errands(9)).isEmpty();
        assertThat(store.errands().next(VENDOR)).contains(in(HOUR));
        clock.pass(HOUR);
        assertThat(errands(9)).hasSize(4);
    }

    @Test
    void accountThatIsToPause_letsTheOthersPass() {
        endless(2);
        store.errands().blocked(VENDOR, "user-0", in(HOUR));

        assertThat(errands(9))
                .extracting(Errand::account)
                .containsOnly("user-1")
                .hasSize(2);
        assertThat(store.errands().next(VENDOR)).contains(in(HOUR));
        clock.pass(HOUR);
        assertThat(errands(9))
                .extracting(Errand::account)
                .containsOnly("user-0")
                .hasSize(2);
    }

    @Test
    void countsThatNoWindowHoldsAnyMore_areThrownAway() {
        endless(3);
        Limits limits = limits(50, app(9, 0, MINUTE), account(3, HOUR));
        errands(store, 9, limits).forEach(errand -> again(store, errand));
        assertThat(rows("SELECT count(*) FROM call_count")).isEqualTo(4);
        clock.pass(HOUR.plus(MINUTE));
        errands(store, 0, limits);

        assertThat(rows("SELECT count(*) FROM call_count")).isZero();
    }
}
