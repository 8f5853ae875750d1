package io.vitalroute.camel.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.problem.Problem;

/** What the store says of itself, asked at most once a second however many look. */
public final class Vitals {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Function<Instant, Figures> figures;
    private final Supplier<Optional<Problem>> store;
    private final Supplier<Fetching> fetching;
    private final Clock clock;
    private @Nullable Moment<Figures> counted;
    private @Nullable Moment<Fetching> fetched;
    private @Nullable Moment<Optional<Problem>> checked;

    /**
     * @param figures counts of the store; may throw where it is gone
     * @param store what is wrong with the store now
     * @param fetching how fetching from vendors stands
     */
    public Vitals(
            Function<Instant, Figures> figures,
            Supplier<Optional<Problem>> store,
            Supplier<Fetching> fetching,
            Clock clock) {
        this.figures = figures;
        this.store = store;
        this.fetching = fetching;
        this.clock = clock;
    }

    /** Counts, at most a second old. */
    synchronized Figures figures() {
        Instant now = clock.instant();
        Moment<Figures> last = counted;
        if (last == null || last.isOld(now)) {
            last = new Moment<>(now, figures.apply(now));
            counted = last;
        }
        return last.seen;
    }

    /** How fetching stands; at most a second old. */
    synchronized Fetching fetching() {
        Instant now = clock.instant();
        Moment<Fetching> last = fetched;
        if (last == null || last.isOld(now)) {
            last = new Moment<>(now, fetching.get());
            fetched = last;
        }
        return last.seen;
    }

    /** What is wrong with the store; at most a second old. */
    synchronized Optional<Problem> store() {
        Instant now = clock.instant();
        Moment<Optional<Problem>> last = checked;
        if (last == null || last.isOld(now)) {
            last = new Moment<>(now, store.get());
            checked = last;
        }
        return last.seen;
    }

    Instant now() {
        return clock.instant();
    }

    private record Moment<T>(Instant at, T seen) {
        boolean isOld(Instant now) {
            return Duration.between(at, now).abs().compareTo(FRESH) >= 0;
        }
    }
}
