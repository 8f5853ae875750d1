package io.vitalroute.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who weigh themselves without end, a few at a time. Each sends a weighing until it is answered for, to whichever
 * engine runs then, and only then the next; one in four corrects the one before.
 */
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int ACCOUNTS = 5;

    private final Sender sender;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<?>> work = new ArrayList<>();
    private volatile boolean enough;

    Crowd(Sender sender) {
        this.sender = sender;
    }

    /** All accounts that they have. */
    static List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        for (int who = 0; who < AT_ONCE * ACCOUNTS; who++) {
            accounts.add("person-" + who);
        }
        return accounts;
    }

    /** Begins. The supplier waits where no engine runs. */
    void begin(Supplier<EngineProcess> engine, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int who = 0; who < AT_ONCE; who++) {
            int first = who * ACCOUNTS;
            SplittableRandom own = random.split();
            work.add(threads.submit(() -> weigh(engine, first, own)));
        }
    }

    /** Ends when all that was begun is answered for. */
    void end() {
        enough = true;
        for (Future<?> one : work) {
            try {
                one.get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("a sender did not come to its end", e);
            }
        }
    }

    private void weigh(Supplier<EngineProcess> engine, int first, SplittableRandom random) {
        long group = first * 1_000_000L;
        Weighing last = null;
        while (!enough) {
            int grams = random.nextInt(50_000, 90_000);
            boolean corrects = last != null && random.nextInt(4) == 0;
            Weighing next = corrects
                    ? last.corrected(grams)
                    : new Weighing(accounts().get(first + random.nextInt(ACCOUNTS)), ++group, 0, grams);
            while (sender.send(engine.get(), next) != 202) {
                Thread.onSpinWait();
            }
            last = next;
        }
        assertThat(group).isPositive();
    }

    @Override
    public void close() {
        enough = true;
        threads.shutdownNow();
    }
}
