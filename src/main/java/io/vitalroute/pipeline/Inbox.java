package io.vitalroute.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Payload;

/** Payloads from the moment that their sender is answered until their readings are in the ledger and the outbox. */
public interface Inbox {

    /**
     * Keeps a payload. When the stage completes the payload is on disk and its sender may be answered; the same payload
     * (by id) twice is kept once. Fails with {@link io.vitalroute.problem.ProblemException} K101 where the store is gone.
     */
    CompletionStage<Kept> keep(Payload payload);

    /**
     * Takes payloads to work on, oldest first, for the lease. A job whose engine dies is taken again after it.
     *
     * @param max at most so many
     */
    CompletionStage<List<Job>> claim(int max, Duration lease);

    /**
     * Commits one piece of work: ledger, outbox, problems, counts and the payload's new state together or not at all.
     *
     * @return false where the ledger has moved since it was read (another engine, or an earlier job of this one): nothing
     *     was written, read again and redo
     */
    CompletionStage<Boolean> commit(Work work);

    /** Puts a job back, as after a fault of ours: it is claimed again after the pause. */
    CompletionStage<Void> giveBack(Job job, Duration pause);

    /**
     * Works again on payloads that were refused since no mapping accepted their stream, and now one does.
     *
     * @param accepted whether a source and stream is accepted now
     * @return how many payloads that were
     */
    CompletionStage<Integer> retryUnknown(BiPredicate<String, String> accepted);

    /**
     * Calls the listener (on any thread, must be quick) when something may be there to claim.
     *
     * @return ends it
     */
    Listening onArrival(Runnable listener);

    /** What became of a keep. */
    record Kept(String id, boolean repeat) {}

    /**
     * A payload to work on.
     *
     * @param position items that earlier pieces of work have already committed; skip so many
     * @param attempt 1 for the first
     * @param replay set when a person asked for it again: then repeats are delivered again
     */
    record Job(
            Payload payload,
            long position,
            int attempt,
            @Nullable Replay replay) {}

    /** A person's wish to deliver again, to one destination or to all (null). */
    record Replay(@Nullable String destination) {}
}
