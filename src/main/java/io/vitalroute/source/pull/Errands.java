package io.vitalroute.source.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Payload;
import io.vitalroute.source.vendor.Limits;

/** What is to be fetched, how far each feed has come, and how often vendors were called. Kept by the store. */
public interface Errands {

    /**
     * Makes an errand for each account that is connected with the vendor and was granted the scope, unless it has one of
     * the same feed and kind. They fall due evenly over the spread, each account at its place in it. A LIVE errand asks
     * from its cursor's end less the overlap, a RECONCILE errand from {@code back} ago, both until the time when they are
     * first claimed.
     *
     * @return how many were made
     */
    int schedule(Schedule schedule, Instant now);

    /**
     * Makes one errand. One of the same connection, feed, kind, span and object that has not been begun is not doubled (of
     * LIVE and RECONCILE one of the same feed, begun or not); for an account that is not connected any more there is none.
     */
    void add(Request request, Instant due);

    /**
     * Takes errands that are due, by kind and then the longest due first (of history the newest), as far as the limits let,
     * and counts a call for each. It counts from now until a window's length after it has ended ({@link #commit} or {@link
     * #giveBack}), whenever in between the vendor saw it. Only accounts that are connected. An errand whose engine dies is
     * taken again after the lease.
     *
     * @param limits the vendor's; also obeyed over all engines, whose clocks must agree
     */
    CompletionStage<List<Errand>> claim(String vendor, int max, Duration lease, Limits limits);

    /**
     * Keeps the payloads and takes the step, together. The payload of a page that is kept already is not kept twice.
     *
     * @return false where the errand was taken over by another engine or thrown away: nothing was written
     */
    CompletionStage<Boolean> commit(Errand errand, List<Payload> payloads, Step step);

    /** Puts an errand back as it was, as after a fault of ours; its call counts. */
    CompletionStage<Void> giveBack(Errand errand, Duration pause);

    /** The vendor asks not to be called before then; for one account or for all (null). */
    void blocked(String vendor, @Nullable String account, Instant until);

    /** Which stretch of a feed has been fetched. */
    Optional<Cursor> cursor(String connection, String feed);

    /** How errands stand, for people and metrics, by vendor, feed and kind. */
    Collection<Standing> standings();

    /**
     * When it is worth while to {@link #claim} again: when the next errand of the vendor falls due, or may go as limits and
     * pauses were at the last claim. Not later than now where one may go already; empty where none waits.
     */
    Optional<Instant> next(String vendor);

    /**
     * Calls the listener (on any thread, must be quick) when something may be there to claim.
     *
     * @return ends it
     */
    Runnable onDue(Runnable listener);

    /** What is to be scheduled. */
    record Schedule(
            String vendor,
            String feed,
            @Nullable String scope,
            Errand.Kind kind,
            Duration overlap,
            Duration back,
            Duration spread) {}

    /** A single errand. */
    record Request(
            String connection,
            String feed,
            Errand.Kind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String object) {}

    /**
     * How errands stand.
     *
     * @param open how many there are, those in hand included
     * @param due how many are due and wait
     * @param oldest since when the oldest is
     * @param problem what the last one that failed said
     */
    record Standing(
            String vendor,
            String feed,
            Errand.Kind kind,
            int open,
            int due,
            @Nullable Instant oldest,
            @Nullable Problem problem) {}
}
