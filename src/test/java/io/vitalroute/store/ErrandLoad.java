package io.vitalroute.store;

import java.time.Clock;
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

    private ErrandLoad(Store store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        int accounts = Integer.parseInt(arguments[0]);
        StoreSettings settings = arguments[1].equals("sqlite") ? SqliteStoreTest.file() : TestPostgres.fresh();
        try (Store store = Store.open(settings, Clock.systemUTC())) {
            ErrandLoad load = new ErrandLoad(store);
            ConnectionKit.crowd(store, accounts);
            for (int round = 0; round < 3; round++) {
                load.run(accounts);
            }
        }
        System.exit(0);
    }

    private void run(int accounts) {
        long begun = System.nanoTime();
        for (String feed : FEEDS) {
            store.errands().schedule(schedule(feed), Instant.now());
        }
        print("schedule", begun, accounts * FEEDS.size());
        begun = System.nanoTime();
        int aside = 0;
        for (int i = 0; i < 100; i++) {
            aside += claim(0, NARROW).size();
        }
        print("claims of nothing", begun, 100 + aside);
        begun = System.nanoTime();
        int done = 0;
        List<CompletionStage<Boolean>> steps = new ArrayList<>();
        for (List<Errand> some = claim(CLAIM, LIMITS); !some.isEmpty(); some = claim(CLAIM, LIMITS)) {
            some.forEach(errand -> steps.add(store.errands()
                    .commit(
                            errand,
                            List.of(Sample.payload("withings", errand.account() + errand.feed() + errand.to())),
                            new Step.Done(new Cursor(errand.from(), errand.to())))));
            done += some.size();
        }
        steps.forEach(StoreKit::now);
        print("claim and commit with a payload", begun, done);
        begun = System.nanoTime();
        store.errands().standings();
        print("standings", begun, 1);
    }

    private static Errands.Schedule schedule(String feed) {
        return new Errands.Schedule(
                "withings", feed, "user.metrics", Errand.Kind.LIVE, Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
    }

    private List<Errand> claim(int max, Limits limits) {
        return StoreKit.now(store.errands().claim("withings", max, StoreKit.LEASE, limits));
    }

    private static void print(String what, long begun, int number) {
        double millis = (System.nanoTime() - begun) / 1e6;
        System.out.printf(Locale.ROOT, "%-32s %7d in %6.0f ms, %7.3f ms each%n", what, number, millis, millis / number);
    }
}
