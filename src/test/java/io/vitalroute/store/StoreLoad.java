package io.vitalroute.store;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;

/**
 * Prints how many payloads a second are kept, and how many go all the way from kept to settled, without mapping or
 * sending. Arguments: number of payloads, then {@code sqlite}, {@code postgresql} or a store URL. The PostgreSQL is that of
 * the tests, without fsync.
 */
final class StoreLoad {
    private static final int CALLERS = 64;
    private final int payloads;
    private long cpuBefore = processor();
    private long writerBefore = writers();

    private StoreLoad(int payloads) {
        this.payloads = payloads;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int payloads = Integer.parseInt(arguments[0]);
        String where = arguments[1];
        StoreSettings settings = switch (where) {
            case "sqlite" -> SqliteStoreTest.file();
            case "postgresql" -> TestPostgres.fresh();
            default -> StoreSettings.of(where);
        };
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            try (Store store = Store.open(settings)) {
                System.out.printf(Locale.ROOT, "open %d ms%n", (System.nanoTime() - begun) / 1_000_000);
                new StoreLoad(payloads).run(store, round);
            }
        }
        System.exit(0);
    }

    private void run(Store store, int round) throws InterruptedException {
        long begun = System.nanoTime();
        keepAll(store, "k" + round);
        print("keep", begun);
        begun = System.nanoTime();
        workAll(store);
        print("work and settle what lay there", begun);
        begun = System.nanoTime();
        ExecutorService side = Executors.newSingleThreadExecutor();
        side.execute(() -> keepAll(store, "a" + round));
        workAll(store);
        side.shutdown();
        print("keep, work and settle together", begun);
    }

    private void print(String what, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        long cpu = processor();
        long writer = writers();
        System.out.printf(
                Locale.ROOT,
                "%-32s %7.0f/s  processor time each: %d us, of it writer threads: %d us%n",
                what,
                payloads / seconds,
                (cpu - cpuBefore) / 1_000 / payloads,
                (writer - writerBefore) / 1_000 / payloads);
        cpuBefore = processor();
        writerBefore = writers();
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long writers() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("store-writer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private void keepAll(Store store, String prefix) {
        Semaphore free = new Semaphore(CALLERS);
        String text = "x".repeat(300);
        for (int i = 0; i < payloads; i++) {
            free.acquireUninterruptibly();
            store.inbox()
                    .keep(Sample.payload("withings", prefix + i + text))
                    .whenComplete((ok, fault) -> free.release());
        }
        free.acquireUninterruptibly(CALLERS);
    }

    private void workAll(Store store) throws InterruptedException {
        AtomicInteger settled = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        threads.execute(() -> {
            while (settled.get() < payloads) {
                for (Inbox.Job job : StoreKit.now(store.inbox().claim(64, StoreKit.LEASE))) {
                    work(store, job);
                }
            }
        });
        threads.execute(() -> {
            while (settled.get() < payloads) {
                List<Outbox.Delivery> some =
                        StoreKit.now(store.outbox().claim("ehr", 64, Instant.now(), StoreKit.LEASE));
                some.stream()
                        .map(delivery -> settle(store, delivery, settled))
                        .toList()
                        .forEach(StoreKit::now);
            }
        });
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.MINUTES);
    }

    private static void work(Store store, Inbox.Job job) {
        String key = job.payload().id();
        store.ledger().known(List.of(key));
        String patient = "p" + Math.floorMod(key.hashCode(), 500);
        Work work = Sample.work(
                job,
                List.of(Sample.entry(Sample.reading(key, 1, "70.1", job), patient, null)),
                List.of(Sample.outbound(key, "ehr", patient, 1)),
                List.of());
        store.inbox().commit(work).whenComplete((written, fault) -> {
            if (fault != null) {
                System.out.println(fault.getMessage());
            }
        });
    }

    private static java.util.concurrent.CompletionStage<Void> settle(
            Store store, Outbox.Delivery delivery, AtomicInteger settled) {
        return store.outbox()
                .settle(delivery, new Outcome.Delivered(null), Instant.now(), Duration.ZERO)
                .thenRun(settled::incrementAndGet);
    }
}
