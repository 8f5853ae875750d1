package io.vitalroute.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which requests meet which fault. Set at run time by any thread. Among several entries that fit a request, the one set
 * first is played.
 */
public final class FaultPlan {
    private static final int FOREVER = -1;

    private final List<Entry> entries = new ArrayList<>();

    /** The next so many requests meet the fault; what is planned after it comes later. */
    public synchronized FaultPlan next(int times, Fault fault) {
        return add(request -> true, times, fault);
    }

    /** Every request meets the fault, until the plan is cleared. */
    public synchronized FaultPlan always(Fault fault) {
        return add(request -> true, FOREVER, fault);
    }

    /** Every request that fits meets the fault, until the plan is cleared. */
    public synchronized FaultPlan when(Predicate<Received> condition, Fault fault) {
        return add(condition, FOREVER, fault);
    }

    /** The next so many requests that fit meet the fault. */
    public synchronized FaultPlan when(int times, Predicate<Received> condition, Fault fault) {
        return add(condition, times, fault);
    }

    /** Every request whose body holds the text, such as an identifier, meets the fault, until the plan is cleared. */
    public FaultPlan whenBodyHas(String text, Fault fault) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        return when(request -> Bytes.contains(request.body(), wanted), fault);
    }

    /** No faults any more. */
    public synchronized void clear() {
        entries.clear();
    }

    /** What to play for a request; a planned number of times is counted down. */
    synchronized Optional<Fault> take(Received request) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.condition.test(request)) {
                if (entry.left != FOREVER && --entry.left == 0) {
                    all.remove();
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private FaultPlan add(Predicate<Received> condition, int times, Fault fault) {
        if (times == 0) {
            return this;
        }
        entries.add(new Entry(condition, times, fault));
        return this;
    }

    private static final class Entry {
        private final Predicate<Received> condition;
        private final Fault fault;
        private int left;

        Entry(Predicate<Received> condition, int left, Fault fault) {
            this.condition = condition;
            this.left = left;
            this.fault = fault;
        }
    }
}
