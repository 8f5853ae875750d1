package io.vitalroute.store;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * What the ports are built from.
 *
 * @param longest what a lease lasts at most; the heartbeat renews it for as long as the work is in hand
 * @param front takes payloads in; the same writer as {@code back} where there is only one
 * @param back everything else
 */
record Core(
        String engine,
        Clock clock,
        Duration longest,
        Dialect dialect,
        Writer front,
        Writer back,
        Readers readers,
        Bells bells,
        Held held,
        ExecutorService answers) {

    long now() {
        return Times.micros(clock.instant());
    }

    long until(Duration lease) {
        return Times.micros(clock.instant().plus(lease));
    }

    /** When a lease ends that is taken now. */
    long leased(Duration lease) {
        return until(lease.compareTo(longest) < 0 ? lease : longest);
    }

    /** Waits for a change; only for threads that may wait. */
    static <T> T await(CompletableFuture<T> stage) {
        try {
            return stage.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
