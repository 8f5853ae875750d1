package io.vitalroute.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Up to which id the rows of a table were written before a time, found by halving: ids grow as time does, nearly, so no
 * index over the time is needed, which every new row would have to pay for. Whoever uses it still looks at each row's time.
 */
final class Bound {
    private final Session session;
    private final String next;
    private final String ends;

    private Bound(Session session, String table, String id, String time) {
        this.session = session;
        this.next =
                "SELECT " + id + ", " + time + " FROM " + table + " WHERE " + id + " >= ? ORDER BY " + id + " LIMIT 1";
        this.ends = "SELECT coalesce(min(" + id + "), 0), coalesce(max(" + id + "), -1) FROM " + table;
    }

    /** The smallest id of a row that was not written before the time; where there is none, one more than the largest id. */
    static long of(Session session, String table, String id, String time, long before) throws SQLException {
        return new Bound(session, table, id, time).find(before);
    }

    private long find(long before) throws SQLException {
        long[] ends = session.list(this.ends, row -> new long[] {row.number(1), row.number(2)})
                .get(0);
        long from = ends[0];
        long to = ends[1];
        while (from <= to) {
            long middle = from + (to - from) / 2;
            Optional<long[]> row = session.first(next, r -> new long[] {r.number(1), r.number(2)}, middle);
            if (row.isPresent() && row.get()[1] < before) {
                from = row.get()[0] + 1;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }
}
