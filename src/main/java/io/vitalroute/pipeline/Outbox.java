package io.vitalroute.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.vitalroute.reading.Outbound;

/**
 * Messages on their way. A delivery is {@code queued -> claimed -> inflight -> delivered | parked}. Of one destination
 * and order key only the oldest unsettled delivery is ever handed out, so patients overtake each other and a patient's
 * messages don't.
 */
public interface Outbox {

    /** Takes deliveries that are due, oldest first, never two of one order key, for the lease. */
    CompletionStage<List<Delivery>> claim(String destination, int max, Instant now, Duration lease);

    /**
     * Notes that the bytes are about to leave. Needed only for a sink that is not idempotent: after a crash a delivery in
     * flight to such a sink is parked for a person, a claimed one is queued again.
     */
    CompletionStage<Void> sending(Delivery delivery);

    /**
     * Notes how an attempt ended; a delivery whose lease was lost to another engine is left alone. Where it fails with K101
     * the delivery stays in hand, and is to be settled again when the store is back.
     */
    CompletionStage<Void> settle(Delivery delivery, Outcome outcome, Instant now, Duration took);

    /** Gives a delivery back that was claimed and not sent, as if it had not been claimed. */
    CompletionStage<Void> giveBack(Delivery delivery);

    /** Under which ids a receiver keeps readings, by their keys, as {@link Outcome.Delivered} noted it. */
    Map<String, String> ids(String destination, Collection<String> keys);

    /**
     * Calls the listener (on any thread, must be quick) when something may be there to claim for any destination.
     *
     * @return ends it
     */
    Listening onQueued(Runnable listener);

    /**
     * One message to send now.
     *
     * @param attempt 1 for the first
     * @param payload id of the payload it comes from, for correlation
     */
    record Delivery(long id, Outbound outbound, int attempt, Instant queuedAt, String payload, String source) {}
}
