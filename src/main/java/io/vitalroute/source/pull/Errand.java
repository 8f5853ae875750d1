package io.vitalroute.source.pull;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something to fetch: one call, and then what its answer makes necessary.
 *
 * @param id the row's
 * @param kind why
 * @param from beginning of what is asked for; null where the feed has no times, and for an object
 * @param to its end
 * @param page mark of the page that is next; null for the first
 * @param object the vendor's id of one object; null for a span of time
 * @param attempt 1 for the first try of this call
 */
public record Errand(
        long id,
        String connection,
        String vendor,
        String account,
        String feed,
        Kind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String page,
        @Nullable String object,
        int attempt) {

    /** Why something is fetched; what comes first here goes first. */
    public enum Kind {
        /** The vendor told us that there is something. */
        NOTICE,
        /** What is new, and what an outage has left. */
        LIVE,
        /** The daily comparison with what the vendor has. */
        RECONCILE,
        /** What lies back, newest first. */
        HISTORY
    }
}
