package io.vitalroute.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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

    /** All of these are enforced. */
    public RateLimits(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /**
     * At most so many calls within any such time.
     *
     * @param each whether each account has its own; else it is one for the app
     */
    public record Limit(int calls, Duration every, boolean each) {}

    /**
     * What became of a call.
     *
     * @param limit the one that is nearest to its end
     * @param remaining calls that are left of it
     * @param reset until it has one more
     */
    public record Verdict(boolean granted, Limit limit, int remaining, Duration reset) {}

    /** Counts a call, unless it would be one too many. */
    public synchronized Verdict take(String account, Instant now) {
        Verdict nearest = null;
        for (Limit limit : limits) {
            Verdict verdict = look(limit, calls(limit, account), now);
            nearest = nearest == null || verdict.remaining() < nearest.remaining() ? verdict : nearest;
        }
        if (nearest == null) {
            taken++;
            return new Verdict(true, new Limit(Integer.MAX_VALUE, Duration.ZERO, false), 1, Duration.ZERO);
        }
        if (nearest.remaining() < 1) {
            refused++;
            return nearest;
        }
        taken++;
        limits.forEach(limit -> calls(limit, account).addLast(now));
        return new Verdict(true, nearest.limit(), nearest.remaining() - 1, nearest.reset());
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

    private static Verdict look(Limit limit, Deque<Instant> before, Instant now) {
        Instant window = now.minus(limit.every());
        while (!before.isEmpty() && !before.peekFirst().isAfter(window)) {
            before.removeFirst();
        }
        int remaining = limit.calls() - before.size();
        Duration reset = before.isEmpty()
                ? limit.every()
                : Duration.between(now, before.peekFirst().plus(limit.every()));
        return new Verdict(remaining > 0, limit, remaining, reset);
    }
}
