package io.vitalroute.check;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** Refreshes {@link LiveMappings} again and again, on a thread of its own, and logs what it finds. */
public final class MappingWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MappingWatch.class);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "mapping-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final LiveMappings live;
    private final Runnable changed;
    /** Whether somebody has to be told yet; at the start of what changed while no engine ran. */
    private boolean untold = true;

    private @Nullable ScheduledFuture<?> looking;
    private @Nullable ScheduledFuture<?> testing;

    private MappingWatch(LiveMappings live, Runnable changed) {
        this.live = live;
        this.changed = changed;
    }

    /**
     * Looks at the folder that often. It looks rather than waits for events, since those get lost on mounted volumes.
     *
     * @param testAfter when the tests of the mappings that are at work from the start run once, out of the way of the start
     * @param changed is told, on the watch's thread, at the first look and when other mappings are at work than before; told
     *     again where it fails
     */
    public static MappingWatch start(LiveMappings live, Duration every, Duration testAfter, Runnable changed) {
        MappingWatch watch = new MappingWatch(live, changed);
        watch.looking = watch.thread.scheduleWithFixedDelay(
                watch::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        watch.testing = watch.thread.schedule(watch::test, testAfter.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** There is no earlier version to go back to at the start, so what fails its tests is at work, and said. */
    private void test() {
        try {
            live.test()
                    .forEach(problem -> LOG.warn("at work, and not as its tests want it: {}", withoutValues(problem)));
        } catch (RuntimeException e) {
            LOG.error("the tests of the mappings cannot run: {}", e.getClass().getName());
        }
    }

    private void look() {
        try {
            Mappings before = live.get();
            List<Problem> problems = live.refresh();
            problems.forEach(problem -> LOG.warn("not taken over: {}", withoutValues(problem)));
            if (before != live.get()) {
                LOG.info("mappings now: {}", live.get().all());
                untold = true;
            }
            if (untold) {
                changed.run();
                untold = false;
            }
        } catch (RuntimeException e) {
            LOG.error("the mappings cannot be looked at: {}", e.getClass().getName());
        }
    }

    /** What a test expected and got are values of a sample; they belong on the author's screen, not in a log. */
    static String withoutValues(Problem problem) {
        boolean isTest = problem.code() == ProblemCode.C221_EXPECTED;
        return isTest
                ? problem.where() + ": " + problem.code().id() + " "
                        + problem.code().title()
                : problem.toString();
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        if (testing != null) {
            testing.cancel(true);
        }
        thread.shutdownNow();
    }
}
