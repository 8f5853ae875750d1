package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;

/** Rows of errands and cursors, as changes of other kinds make and end them. */
final class ErrandRows {
    private static final String ADD =
            "INSERT INTO errand (connection, vendor, account, feed, kind, same, from_at, to_at, object, state, due_at,"
                    + " wake_at, place) SELECT id, vendor, account, ?, ?, ?, CAST(? AS BIGINT), CAST(? AS BIGINT),"
                    + " CAST(? AS TEXT), 2, ?, ?, ? FROM connection WHERE id = ? AND state <> 2"
                    + " ON CONFLICT (connection, feed, kind, same) DO NOTHING";
    private static final String HAS = "SELECT 1 FROM errand WHERE connection = ? AND feed = ? AND kind = 3";
    private static final String CURSOR = "SELECT since_at, until_at FROM feed_cursor WHERE connection = ? AND feed = ?";
    private static final String PUT_CURSOR =
            "INSERT INTO feed_cursor (connection, feed, since_at, until_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (connection, feed) DO UPDATE SET since_at = excluded.since_at,"
                    + " until_at = excluded.until_at";
    private static final String WAKE =
            "UPDATE errand SET state = 2, wake_at = due_at WHERE connection = ? AND state = 3";
    private static final String FORGET = "DELETE FROM errand WHERE connection = ?";
    private static final String FORGET_PROBLEMS = "DELETE FROM errand_problem WHERE connection = ?";

    private ErrandRows() {}

    /** False where it is there already, or where nothing is fetched for the connection any more. */
    static boolean add(Session session, Errands.Request request, Instant due) throws SQLException {
        Long to = Times.microsOrNull(request.to());
        long at = Times.micros(due);
        Errand.Kind kind = request.kind();
        return session.update(
                        ADD,
                        request.feed(),
                        States.of(kind),
                        same(request),
                        Times.microsOrNull(request.from()),
                        to,
                        request.object(),
                        at,
                        at,
                        place(kind, to, at),
                        request.connection())
                > 0;
    }

    /** Where it stands among those of its kind. */
    static long place(Errand.Kind kind, @Nullable Long to, long due) {
        return kind != Errand.Kind.HISTORY ? due : to == null ? 0 : -to;
    }

    private static String same(Errands.Request request) {
        boolean scheduled = request.kind() == Errand.Kind.LIVE || request.kind() == Errand.Kind.RECONCILE;
        return scheduled ? "" : request.from() + " " + request.to() + " " + request.object();
    }

    /** A feed of a connection that is made: what is new from now on, and what lies back as far as it is not there yet. */
    static void begin(Session session, String connection, Connections.Beginning feed, long now) throws SQLException {
        Optional<Cursor> known = cursor(session, connection, feed.feed());
        if (known.isEmpty()) {
            putCursor(session, connection, feed.feed(), new Cursor(feed.now(), feed.now()));
        }
        Instant since = known.map(Cursor::since).orElse(feed.now());
        boolean under = session.first(HAS, row -> 1, connection, feed.feed()).isPresent();
        if (feed.from().isBefore(since) && !under) {
            Errands.Request history =
                    new Errands.Request(connection, feed.feed(), Errand.Kind.HISTORY, feed.from(), since, null);
            add(session, history, Times.instant(now));
        }
    }

    static Optional<Cursor> cursor(Session session, String connection, String feed) throws SQLException {
        return session.first(CURSOR, row -> new Cursor(row.instant(1), row.instant(2)), connection, feed);
    }

    static void putCursor(Session session, String connection, String feed, Cursor cursor) throws SQLException {
        session.update(PUT_CURSOR, connection, feed, Times.micros(cursor.since()), Times.micros(cursor.until()));
    }

    /** What waited for its connection waits for its time again; what went wrong before may go well now. */
    static void wake(Session session, String connection) throws SQLException {
        session.update(WAKE, connection);
        session.update(FORGET_PROBLEMS, connection);
    }

    /** Of a connection that ends. */
    static void forget(Session session, String connection) throws SQLException {
        session.update(FORGET, connection);
        session.update(FORGET_PROBLEMS, connection);
    }
}
