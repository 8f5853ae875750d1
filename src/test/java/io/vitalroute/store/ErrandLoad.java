package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

/**
 * Prints what errands cost the store: scheduling them, and claiming and committing them under limits for the vendor and for
 * each account. Arguments: number of accounts, then {@code sqlite} or {@code postgresql}.
 */
final class ErrandLoad {
    private static final List<String> FEEDS = List.of("a", "b", "c", "d", "e");
    private static final int CLAIM = 50;
    private static final Limits LIMITS = new Limits(
            List.of(
                    new Limits.Limit(Limits.Per.APP, 10_000_000, 0, Duration.ofMinutes(1)),
                    new Limits.Limit(Limits.Per.APP, 100_000_000, 0, Duration.ofDays(1)),
                    new Limits.Limit(Limits.Per.ACCOUNT, 150, 0, Duration.ofHours(1))),
            50,
            null,
            null);
    private static final Limits NARROW =
            new Limits(List.of(new Limits.Limit(Limits.Per.ACCOUNT, 1, 0, Duration.ofHours(1))), 50, null, null);

    private final Store store;
    private final TestClock clock;

    private ErrandLoad(Store store, TestClock clock) {
        this.store = store;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        int accounts = Integer.parseInt(arguments[0]);
        StoreSettings settings = arguments[1].equals("sqlite") ? SqliteStoreTest.file() : TestPostgres.fresh();
        TestClock clock = new TestClock();
        try (Store store = Store.open(settings, clock)) {
            ErrandLoad load = new ErrandLoad(store, clock);
            ConnectionKit.crowd(store, accounts);
            for (int round = 0; round < 3; round++) {
                load.run(accounts);
                clock.pass(Duration.ofHours(2));
            }
        }
        System.exit(0);
    }

    private void run(int accounts) {
        long begun = System.nanoTime();
        for (String feed : FEEDS) {
            store.errands().schedule(schedule(feed), clock.instant());
        }
        print("schedule", begun, accounts * FEEDS.size());
        begun = System.nanoTime();
        work(NARROW);
        print("one an account, four put aside", begun, accounts * FEEDS.size());
        begun = System.nanoTime();
        for (int i = 0; i < CLAIM; i++) {
            claim(NARROW);
        }
        print("claims while all wait", begun, CLAIM);
        begun = System.nanoTime();
        store.errands().standings();
        print("standings", begun, 1);
        clock.pass(Duration.ofHours(2));
        begun = System.nanoTime();
        int done = work(LIMITS);
        print("claim and commit with a payload", begun, done);
    }

    private boolean isNow(Instant time) {
        return !time.isAfter(clock.instant());
    }

    private int work(Limits limits) {
        int done = 0;
        List<CompletionStage<Boolean>> steps = new ArrayList<>();
        while (store.errands().next("withings").filter(this::isNow).isPresent()) {
            List<Errand> some = claim(limits);
            some.forEach(errand -> steps.add(store.errands()
                    .commit(
                            errand,
                            List.of(Sample.payload("withings", errand.account() + errand.feed() + errand.to())),
                            new Step.Done(new Cursor(errand.from(), errand.to())))));
            done += some.size();
        }
        steps.forEach(StoreKit::now);
        return done;
    }

    private static Errands.Schedule schedule(String feed) {
        return new Errands.Schedule(
                "withings", feed, "user.metrics", Errand.Kind.LIVE, Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
    }

    private List<Errand> claim(Limits limits) {
        return StoreKit.now(store.errands().claim("withings", CLAIM, StoreKit.LEASE, limits));
    }

    private static void print(String what, long begun, int number) {
        double millis = (System.nanoTime() - begun) / 1e6;
        System.out.printf(Locale.ROOT, "%-32s %7d in %6.0f ms, %7.3f ms each%n", what, number, millis, millis / number);
    }
}
