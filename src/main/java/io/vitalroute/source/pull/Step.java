package io.vitalroute.source.pull;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;

/** What becomes of an errand after a call. It is written in the transaction that keeps the payload. */
public sealed interface Step {

    /**
     * There is a further call.
     *
     * @param covered how far the feed has come by this call, if at all
     */
    record Further(
            Instant from,
            Instant to,
            @Nullable String page,
            @Nullable Cursor covered) implements Step {}

    /** The errand is done. */
    record Done(@Nullable Cursor covered) implements Step {}

    /** Again, not before then; the call failed for a reason that may pass. */
    record Again(Instant due, Problem problem) implements Step {}

    /** It failed for good: the errand ends, and the problem is kept with the connection's feed for a person to see. */
    record Failed(Problem problem) implements Step {}
}
