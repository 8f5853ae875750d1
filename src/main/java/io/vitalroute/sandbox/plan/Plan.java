package io.vitalroute.sandbox.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which requests meet which fault. Set at run time by any thread. Among several entries that fit a request, the one set
 * first is played.
 *
 * @param <R> what arrives: a request, a message
 * @param <F> the faults of the protocol
 */
public class Plan<R, F> {
    private static final int FOREVER = -1;

    private final List<Entry<R, F>> entries = new ArrayList<>();

    /** No faults. */
    public Plan() {}

    /** The next so many requests meet the fault; what is planned after it comes later. */
    public final Plan<R, F> next(int times, F fault) {
        return when(times, request -> true, fault);
    }

    /** Every request meets the fault, until the plan is cleared. */
    public final Plan<R, F> always(F fault) {
        return when(request -> true, fault);
    }

    /** Every request that fits meets the fault, until the plan is cleared. */
    public final Plan<R, F> when(Predicate<R> condition, F fault) {
        return when(FOREVER, condition, fault);
    }

    /** The next so many requests that fit meet the fault. */
    public final synchronized Plan<R, F> when(int times, Predicate<R> condition, F fault) {
        if (times != 0) {
            entries.add(new Entry<>(condition, times, fault));
        }
        return this;
    }

    /** No faults any more. */
    public final synchronized void clear() {
        entries.clear();
    }

    /** What to play for a request; a planned number of times is counted down. For the servers themselves. */
    public final synchronized Optional<F> take(R request) {
        for (Iterator<Entry<R, F>> all = entries.iterator(); all.hasNext(); ) {
            Entry<R, F> entry = all.next();
            if (entry.condition.test(request)) {
                if (entry.left != FOREVER && --entry.left == 0) {
                    all.remove();
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Entry<R, F> {
        private final Predicate<R> condition;
        private final F fault;
        private int left;

        Entry(Predicate<R> condition, int left, F fault) {
            this.condition = condition;
            this.left = left;
            this.fault = fault;
        }
    }
}
