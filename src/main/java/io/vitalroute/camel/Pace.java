package io.vitalroute.camel;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.vitalroute.camel.OutboxEndpoint.Delivering;
import io.vitalroute.pipeline.Outcome;

/**
 * How fast one destination is served: how many deliveries may be in hand (claimed, on the wire, or being noted) and how many
 * on the wire; after failures in a row only one at a time, as a probe, until the receiver answers again.
 */
final class Pace {
    /** Deliveries in hand for each that may be on the wire. */
    private static final int IN_HAND = 8;

    private final Delivering delivering;
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger onTheWire = new AtomicInteger();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile Instant nextProbe = Instant.EPOCH;

    Pace(Delivering delivering) {
        this.delivering = delivering;
    }

    /** How many more may be claimed; none while enough that are claimed wait to be sent. */
    int room(int waiting, Instant now) {
        int most = isBroken() ? 1 : delivering.inFlight() * IN_HAND;
        return waiting >= delivering.inFlight() || isTooSoon(now) ? 0 : most - inHand.get();
    }

    boolean maySend(Instant now) {
        return onTheWire.get() < (isBroken() ? 1 : delivering.inFlight()) && !isTooSoon(now);
    }

    /** Whether so many failures came in a row that only probes are sent. */
    boolean isBroken() {
        return failuresInARow.get() >= delivering.breakAfter();
    }

    private boolean isTooSoon(Instant now) {
        return isBroken() && now.isBefore(nextProbe);
    }

    void claimed(int deliveries) {
        inHand.addAndGet(deliveries);
    }

    void sent() {
        onTheWire.incrementAndGet();
    }

    /** An attempt has ended. */
    void answered(Outcome outcome, Instant now) {
        onTheWire.decrementAndGet();
        if (outcome instanceof Outcome.Retry) {
            int further = failuresInARow.incrementAndGet() - delivering.breakAfter() + 1;
            nextProbe = further > 0 ? now.plus(delivering.retry().probe(further)) : now;
        } else {
            failuresInARow.set(0);
        }
    }

    /** A delivery was not sent after all. */
    void held() {
        onTheWire.decrementAndGet();
    }

    /** A delivery is in hand no longer: noted, or given back. */
    void done() {
        inHand.decrementAndGet();
    }
}
