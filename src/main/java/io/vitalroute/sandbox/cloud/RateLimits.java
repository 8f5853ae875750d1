package io.vitalroute.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often a vendor may be called: so many calls within any such time, to the call. What is refused does not count. */
public final class RateLimits {
    private final List<Limit> limits;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();
    private long refused;
    private long taken;
    private int connected;

    /** All of these are enforced. */
    public RateLimits(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /**
     * At most so many calls within any such time.
     *
     * @param each whether each account has its own; else it is one for the app
     * @param more further calls for each connected account
     */
    public record Limit(int calls, Duration every, boolean each, int more) {

        /** The same however many are connected. */
        public Limit(int calls, Duration every, boolean each) {
            this(calls, every, each, 0);
        }
    }

    /**
     * What became of a call.
     *
     * @param limit the one that is nearest to its end
     * @param remaining calls that are left of it
     * @param reset until it has one more
     */
    public record Verdict(boolean granted, Limit limit, int remaining, Duration reset) {}

    /** How many accounts are connected. */
    public synchronized void connected(int number) {
        connected = number;
    }

    /** How each limit stands, without a call. */
    public synchronized List<Verdict> standings(String account, Instant now) {
        return limits.stream()
                .map(limit -> look(limit, calls(limit, account), now))
                .toList();
    }

    /** Counts a call, unless it would be one too many. */
    public synchronized Verdict take(String account, Instant now) {
        return take(account, now, 1);
    }

    /** Counts a call that weighs as much as so many, unless that would be too many. */
    public synchronized Verdict take(String account, Instant now, int weight) {
        Verdict nearest = null;
        for (Limit limit : limits) {
            Verdict verdict = look(limit, calls(limit, account), now);
            nearest = nearest == null || verdict.remaining() < nearest.remaining() ? verdict : nearest;
        }
        if (nearest == null) {
            taken++;
            return new Verdict(true, new Limit(Integer.MAX_VALUE, Duration.ZERO, false), 1, Duration.ZERO);
        }
        if (nearest.remaining() < weight) {
            refused++;
            return new Verdict(false, nearest.limit(), nearest.remaining(), nearest.reset());
        }
        taken++;
        limits.forEach(limit -> calls(limit, account).addAll(Collections.nCopies(weight, now)));
        return new Verdict(true, nearest.limit(), nearest.remaining() - weight, nearest.reset());
    }

    /** How many calls were refused: a client that obeys has none. */
    public synchronized long violations() {
        return refused;
    }

    /** How many calls were granted. */
    public synchronized long granted() {
        return taken;
    }

    private Deque<Instant> calls(Limit limit, String account) {
        String whose = limits.indexOf(limit) + (limit.each() ? "/" + account : "");
        return calls.computeIfAbsent(whose, key -> new ArrayDeque<>());
    }

    private Verdict look(Limit limit, Deque<Instant> before, Instant now) {
        Instant window = now.minus(limit.every());
        while (!before.isEmpty() && !before.peekFirst().isAfter(window)) {
            before.removeFirst();
        }
        int remaining = limit.calls() + limit.more() * connected - before.size();
        Duration reset = before.isEmpty()
                ? limit.every()
                : Duration.between(now, before.peekFirst().plus(limit.every()));
        return new Verdict(remaining > 0, limit, remaining, reset);
    }
}
