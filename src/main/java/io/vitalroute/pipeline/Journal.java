package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Payload;

/** The store as people look at it: what came, what became of it, and the wish to have it again. */
public interface Journal {

    /** Payloads that match, newest first. */
    List<Message> messages(Query query);

    /** One payload with everything that came of it, by id or unique beginning of an id. */
    Optional<Detail> message(String id);

    /** The payload itself, bytes included. */
    Optional<Payload> payload(String id);

    /** The bytes of a delivery and the receiver's own words; patient data, for the eyes of who asked. */
    Optional<DeliveryBytes> delivery(long id);

    /** Works on a payload again with today's mapping; deliveries go to one destination or all (null). */
    boolean replay(String payload, @Nullable String destination);

    /** Queues a parked or delivered message again, the same bytes. */
    boolean resend(long delivery);

    /** A person's decision about parked readings: accepted ones are worked on again, refused ones stay parked. */
    int decide(String readingKey, boolean accept, String who);

    /** Figures for health, metrics and the conservation check. */
    Figures figures(Instant now);

    /** Filters; null is any. */
    record Query(
            @Nullable String source,
            @Nullable String stream,
            @Nullable String account,
            @Nullable String patient,
            @Nullable String state,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit) {}

    /** One payload in a list. {@code state}: kept, working, done, waiting (for a link), refused, failed, expired. */
    record Message(
            String id,
            String source,
            String stream,
            @Nullable String account,
            Instant receivedAt,
            long bytes,
            String state,
            Map<String, Integer> items,
            Map<String, Integer> readings,
            int problems) {}

    /** A payload with its problems, readings and deliveries. */
    record Detail(
            Message message,
            Map<String, Integer> skips,
            List<ProblemLine> problems,
            List<ReadingLine> readings,
            List<DeliveryLine> deliveries) {}

    /** A recorded problem. */
    record ProblemLine(
            String code,
            String message,
            String where,
            @Nullable String hint) {}

    /**
     * A reading without its value. {@code state}: accepted, parked, filtered.
     *
     * @param stands of a filtered one, the reading that stands in its place; else null
     */
    record ReadingLine(
            String key,
            long version,
            String metric,
            Instant start,
            String status,
            String state,
            String patient,
            @Nullable StandIn stands) {}

    /**
     * The reading that stands in the place of another.
     *
     * @param source its source, with the account, and the named path where there is one
     * @param status as with {@link ReadingLine}; null where it is known no longer
     */
    record StandIn(
            String key, @Nullable String source, @Nullable String status) {}

    /** A delivery and its attempts. */
    record DeliveryLine(
            long id,
            String destination,
            String state,
            int readings,
            int attempts,
            Instant queuedAt,
            @Nullable Instant settledAt,
            @Nullable String problem) {}

    /** What was sent and what the receiver said. */
    record DeliveryBytes(
            String mediaType, byte[] bytes, @Nullable String receiverText) {}

    /**
     * Counts at one moment.
     *
     * @param payloads by source and state; those that have ended since the beginning, whether they are still kept or not
     * @param items of payloads by source and outcome (mapped, skipped, unmatched, invalid, parked), since the beginning
     * @param readings by source and outcome, since the beginning
     * @param skips by source and reason
     * @param deliveries readings by source, destination and state: received (all that were decided to go there) and what
     *     became of them: queued, inflight, delivered, parked, filtered, refused (by the encoder), replaced (by a replay),
     *     expired (parked, and given up by retention)
     * @param depth messages waiting by destination
     * @param oldest when the oldest waiting message of a destination was queued
     */
    record Figures(
            Map<Pair, Long> payloads,
            Map<Pair, Long> items,
            Map<Pair, Long> readings,
            Map<Pair, Long> skips,
            Map<Triple, Long> deliveries,
            Map<String, Long> depth,
            Map<String, Instant> oldest) {}

    /** Two labels. */
    record Pair(String first, String second) {}

    /** Three labels. */
    record Triple(String source, String destination, String state) {}
}
