package io.vitalroute.source.pull;

import java.time.Instant;

/**
 * Which stretch of a feed has been fetched.
 *
 * @param since its beginning; history moves it back
 * @param until its end, in the feed's own sense of time ({@code vendor.Feed.By}); live errands move it on
 */
public record Cursor(Instant since, Instant until) {

    /** Both stretches as one, where they touch or overlap; a gap between them counts as not covered: this one stays. */
    public Cursor and(Cursor other) {
        boolean apart = other.since.isAfter(until) || other.until.isBefore(since);
        return apart
                ? this
                : new Cursor(
                        since.isBefore(other.since) ? since : other.since,
                        until.isAfter(other.until) ? until : other.until);
    }
}
