package io.vitalroute.source.push;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.Vendor;

/** What is to be fetched for a notice. Pure. */
public final class NoticeErrands {
    /** Asked for where neither the notice nor a cursor says since when. */
    private static final Duration USUAL = Duration.ofDays(1);

    private NoticeErrands() {}

    /**
     * The errand of a notice: its object, or its span. A feed that is asked by time of change gives what is new since its
     * cursor, until the end of this minute, so that a burst of notices is one errand: the notice's own times are those of
     * measuring. Empty where the feed's scope was not granted.
     *
     * @param cursors how far a feed of the connection has come
     */
    public static Optional<Errands.Request> of(
            Vendor vendor,
            Connection connection,
            Notice.Fetch notice,
            Function<String, Optional<Cursor>> cursors,
            Instant now) {
        return vendor.granted(connection.scopes()).stream()
                .filter(feed -> feed.name().equals(notice.feed()))
                .findFirst()
                .map(feed -> request(connection.id(), feed, notice, cursors, now));
    }

    private static Errands.Request request(
            String connection,
            Feed feed,
            Notice.Fetch notice,
            Function<String, Optional<Cursor>> cursors,
            Instant now) {
        if (notice.object() != null || feed.by() == Feed.By.NOTHING) {
            return new Errands.Request(connection, feed.name(), Errand.Kind.NOTICE, null, null, notice.object());
        }
        Instant from = notice.from();
        Instant to = notice.to();
        if (from == null || feed.by() == Feed.By.CHANGED) {
            Instant since = cursors.apply(feed.name()).map(Cursor::until).orElse(now.minus(USUAL));
            Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
            return new Errands.Request(
                    connection, feed.name(), Errand.Kind.NOTICE, since.minus(feed.overlap()), end, null);
        }
        return new Errands.Request(connection, feed.name(), Errand.Kind.NOTICE, from, to == null ? now : to, null);
    }
}
