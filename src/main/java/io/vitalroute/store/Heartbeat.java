package io.vitalroute.store;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The store's own clock: renews the leases of what is in hand, takes up what dead engines left, and calls the listeners
 * now and then, because what other engines or the command line queue, and a retry that comes due, ring no bell here.
 */
final class Heartbeat implements AutoCloseable {
    private final Core core;
    private final StoreSettings settings;
    private final String renewPayloads;
    private final String renewDeliveries;
    private final String renewErrands;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "store-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(Core core, StoreSettings settings) {
        this.core = core;
        this.settings = settings;
        this.renewPayloads = "UPDATE payload SET lease_until = ? WHERE lease_until IS NOT NULL AND owner = ? AND seq "
                + core.dialect().inNumbers();
        this.renewDeliveries = "UPDATE delivery SET lease_until = ? WHERE lease_until IS NOT NULL AND owner = ? AND id "
                + core.dialect().inNumbers();
        this.renewErrands = "UPDATE errand SET lease_until = ? WHERE lease_until IS NOT NULL AND owner = ? AND id "
                + core.dialect().inNumbers();
    }

    void start() {
        every(settings.heartbeat().toMillis(), this::beat);
        every(settings.poll().toMillis(), () -> core.bells().ring(EnumSet.allOf(Transaction.Bell.class)));
    }

    /** A failed beat must not end all later ones; health says that the store is away. */
    private void every(long millis, Runnable work) {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // told by Store.check and by whoever uses the store
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void beat() {
        String payloads = Held.json(core.held().payloads().values());
        String deliveries = Held.json(core.held().deliveries());
        String errands = Held.json(core.held().errands().keySet());
        CompletableFuture<Integer> renewed = core.back().submit(transaction -> {
            long until = core.until(settings.lease());
            return transaction.session().update(renewPayloads, until, core.engine(), payloads)
                    + transaction.session().update(renewDeliveries, until, core.engine(), deliveries)
                    + transaction.session().update(renewErrands, until, core.engine(), errands);
        });
        Core.await(renewed);
        Recovery.expired(core.now()).carryOut(core);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
