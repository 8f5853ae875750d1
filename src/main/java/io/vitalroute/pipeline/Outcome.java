package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Outbound;

/** How an attempt to deliver ended. Camel carries, this type decides. */
public sealed interface Outcome {
    /** The receiver has it. */
    record Delivered(@Nullable String receipt) implements Outcome {}

    /**
     * It will not get there by itself; the queue goes on.
     *
     * @param receiverText the receiver's own words; may hold patient data, so it is stored and never logged
     */
    record Parked(Problem problem, @Nullable String receiverText) implements Outcome {}

    /** Try again, not earlier than said. */
    record Retry(
            Problem problem, Instant notBefore, @Nullable String receiverText) implements Outcome {}

    /** Refused as a whole for a part of it: these smaller messages take its place in the queue. */
    record Split(List<Outbound> parts, Problem problem) implements Outcome {}
}
