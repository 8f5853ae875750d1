package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Outbound;

/** How an attempt to deliver ended. Camel carries, this type decides. */
public sealed interface Outcome {
    /**
     * The receiver has it.
     *
     * @param ids by reading's key the id under which the receiver keeps it; empty where it did not tell, and no key where
     *     nobody needs to know
     */
    record Delivered(@Nullable String receipt, Map<String, String> ids) implements Outcome {
        /** The receiver has it, and keeps it under our names. */
        public Delivered(@Nullable String receipt) {
            this(receipt, Map.of());
        }
    }

    /**
     * It will not get there by itself; the queue goes on.
     *
     * @param receiverText the receiver's own words; may hold patient data, so it is stored and never logged
     */
    record Parked(Problem problem, @Nullable String receiverText) implements Outcome {}

    /** Try again, not earlier than said. */
    record Retry(
            Problem problem, Instant notBefore, @Nullable String receiverText) implements Outcome {}

    /**
     * Refused as a whole for a part of it: these smaller messages take its place in the queue.
     *
     * @param ids of what the receiver has all the same, as in {@link Delivered}
     */
    record Split(List<Outbound> parts, Problem problem, Map<String, String> ids) implements Outcome {
        /** Nothing of it was taken. */
        public Split(List<Outbound> parts, Problem problem) {
            this(parts, problem, Map.of());
        }
    }
}
