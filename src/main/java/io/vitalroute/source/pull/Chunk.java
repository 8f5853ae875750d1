package io.vitalroute.source.pull;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.Feed;

/**
 * The stretch of an errand that is asked for now, and what is left of the errand after it. History goes from its end
 * backwards, all else from its beginning on; a call that does not say until when asks for all at once.
 *
 * @param from null where nothing is said
 * @param to null where nothing is said
 * @param rest null where nothing is left
 */
record Chunk(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Chunk rest) {

    static Chunk of(Feed feed, Errand errand, Instant now) {
        if (feed.by() == Feed.By.NOTHING || errand.object() != null) {
            return new Chunk(errand.from(), errand.to(), null);
        }
        Instant to = errand.to() == null ? now : errand.to();
        Instant from = errand.from() == null ? to.minus(feed.overlap()) : errand.from();
        Duration span = callOf(feed, errand).names().contains("to") ? feed.span() : null;
        if (span == null || !from.plus(span).isBefore(to)) {
            return new Chunk(from, to, null);
        }
        if (errand.kind() == Errand.Kind.HISTORY) {
            Instant middle = to.minus(span);
            return new Chunk(middle, to, new Chunk(from, middle, null));
        }
        Instant middle = from.plus(span);
        return new Chunk(from, middle, new Chunk(middle, to, null));
    }

    /** The call of an errand. */
    static Call callOf(Feed feed, Errand errand) {
        return feed.callFor(errand.object() != null, errand.kind() == Errand.Kind.LIVE);
    }

    /** What is covered when it has been fetched; null for errands that do not move the feed on. */
    @Nullable
    Cursor covered(Errand errand) {
        boolean moves = errand.kind() == Errand.Kind.LIVE || errand.kind() == Errand.Kind.HISTORY;
        return moves && errand.object() == null && from != null && to != null ? new Cursor(from, to) : null;
    }
}
