package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import io.vitalroute.reading.Outbound;

/** Puts messages into the outbox and keeps the order of each order key: one row at its head, the others behind. */
final class Queue {
    private static final String SAME =
            "SELECT id, state, readings, source FROM delivery WHERE payload = ? AND key = ? AND destination = ? AND state <> 6";
    private static final String REPLACE =
            "UPDATE delivery SET state = 6, settled_at = ? WHERE id = ? AND state IN (0, 1, 5)";
    private static final String INSERT =
            "INSERT INTO delivery (key, destination, order_key, place, media_type, readings, payload, source, due_at,"
                    + " queued_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN EXISTS (SELECT 1 FROM delivery"
                    + " WHERE destination = ? AND order_key = ? AND state < 4) THEN 0 ELSE 1 END) RETURNING id";
    private static final String BYTES = "INSERT INTO message (id, bytes) VALUES (?, ?)";
    private static final String PROMOTE =
            "UPDATE delivery SET state = 1 WHERE state = 0 AND id = (SELECT id FROM delivery"
                    + " WHERE destination = ? AND order_key = ? AND state < 4 ORDER BY place, id LIMIT 1)"
                    + " AND NOT EXISTS (SELECT 1 FROM delivery"
                    + " WHERE destination = ? AND order_key = ? AND state < 4 AND state > 0)";
    private static final String DEMOTE =
            "UPDATE delivery SET state = 0 WHERE destination = ? AND order_key = ? AND state < 4 AND state = 1";

    private final Transaction transaction;
    private final Session session;
    private final long now;

    Queue(Transaction transaction, long now) {
        this.transaction = transaction;
        this.session = transaction.session();
        this.now = now;
    }

    /** Queues a message unless the payload has one with its key already; on replay it takes the place of those not yet sent. */
    void offer(long payload, String source, Outbound out, boolean replay) throws SQLException {
        List<Same> known = session.list(
                SAME,
                row -> new Same(row.number(1), row.integer(2), row.integer(3), row.text(4)),
                payload,
                out.deliveryKey(),
                out.destination());
        if (!known.isEmpty() && !replay) {
            count(source, "filtered", out.destination(), out.readings());
            return;
        }
        for (Same same : known) {
            replace(same, out.destination());
        }
        insert(payload, source, out, 0);
        count(source, "queued", out.destination(), out.readings());
        if (!known.isEmpty()) {
            promote(out.destination(), out.order());
        }
    }

    void insert(long payload, String source, Outbound out, int place) throws SQLException {
        long id = session.list(
                        INSERT,
                        row -> row.number(1),
                        out.deliveryKey(),
                        out.destination(),
                        out.order(),
                        place,
                        out.mediaType(),
                        out.readings(),
                        payload,
                        source,
                        now,
                        now,
                        out.destination(),
                        out.order())
                .get(0);
        session.update(BYTES, id, out.bytes());
        transaction.ring(Transaction.Bell.QUEUED);
    }

    /** After the head was settled: the next one of the key, if nothing of it is under way. */
    void promote(String destination, String order) throws SQLException {
        if (session.update(PROMOTE, destination, order, destination, order) > 0) {
            transaction.ring(Transaction.Bell.QUEUED);
        }
    }

    /** After an older one came back: whoever waits at the head steps back, then the oldest steps forward. */
    void reorder(String destination, String order) throws SQLException {
        session.update(DEMOTE, destination, order);
        promote(destination, order);
    }

    void count(String source, String state, String destination, long readings) {
        transaction.count(source, Transaction.Kind.DELIVERY, state, destination, readings);
    }

    private void replace(Same same, String destination) throws SQLException {
        if (session.update(REPLACE, now, same.id) > 0) {
            String from = same.state == States.PARKED ? "parked" : "queued";
            count(same.source, from, destination, -same.readings);
            count(same.source, "replaced", destination, same.readings);
        }
    }

    private record Same(long id, int state, int readings, String source) {}
}
