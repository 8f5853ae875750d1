package io.vitalroute.pipeline;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/**
 * When to try again: exponential back-off with full jitter between half and the whole of the step, bounded by age.
 *
 * @param first the first pause
 * @param longest no pause is longer, unless the receiver asks for it with Retry-After
 * @param giveUpAfter age of a delivery from which a failed attempt parks it
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(10);

    /** The outcome of a temporary failure. {@code jitter} is a random number in [0, 1). */
    public Outcome after(Failure failure, int attempt, Instant queuedAt, Instant now, double jitter) {
        if (Duration.between(queuedAt, now).compareTo(giveUpAfter) >= 0) {
            Problem last = failure.problem;
            return new Outcome.Parked(
                    Problem.of(
                                    ProblemCode.D105_EXHAUSTED,
                                    last.where(),
                                    "given up after " + attempt + " attempts; the last one: " + last.message())
                            .hint("mend the cause, then: vitalroute replay"),
                    failure.receiverText);
        }
        Instant next = now.plus(pause(attempt, jitter));
        Instant asked = failure.retryAfter;
        return new Outcome.Retry(
                failure.problem, asked != null && asked.isAfter(next) ? asked : next, failure.receiverText);
    }

    /** The pause before the attempt that follows attempt {@code n}, the first being 1. */
    Duration pause(int attempt, double jitter) {
        long step = first.toMillis() << Math.min(attempt - 1, 30);
        long bounded = Math.min(step <= 0 ? longest.toMillis() : step, longest.toMillis());
        return Duration.ofMillis((long) (bounded * (0.5 + jitter / 2)));
    }

    /**
     * The pause between two probes of a receiver whose circuit is open: short enough that its return is noticed soon.
     *
     * @param failure 1 for the failure that opened the circuit
     */
    public Duration probe(int failure) {
        Duration pause = pause(failure, 0);
        return pause.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : pause;
    }

    /**
     * A temporary failure of an attempt.
     *
     * @param retryAfter what the receiver asked for, or null
     * @param receiverText its own words, stored and never logged
     */
    public record Failure(
            Problem problem,
            @Nullable Instant retryAfter,
            @Nullable String receiverText) {}
}
