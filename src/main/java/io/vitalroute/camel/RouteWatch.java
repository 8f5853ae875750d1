package io.vitalroute.camel;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the route files again and again. It looks rather than waits for events, which get lost on mounted volumes. */
final class RouteWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
    private static final int PATIENCE_SECONDS = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "route-watch");
        thread.setDaemon(true);
        return thread;
    });

    private RouteWatch() {}

    /** @param millis pause between two looks; 0 never looks */
    static RouteWatch start(RouteReload reload, int millis) {
        RouteWatch watch = new RouteWatch();
        if (millis > 0) {
            Future<?> unused =
                    watch.thread.scheduleWithFixedDelay(() -> look(reload), millis, millis, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private static void look(RouteReload reload) {
        try {
            reload.look();
        } catch (RuntimeException e) {
            LOG.error("the route files cannot be looked at: {}", Faults.named(e));
        }
    }

    /** A reload under way ends before the routes are stopped. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
