package io.vitalroute.store;

import java.util.List;

/**
 * How rows are thrown away. Each statement says once more what must hold of a row: where somebody has asked for it since it
 * was found, it stays, and where two engines meet at a row the second one finds it changed.
 */
final class Changes {
    private final String these;
    private final long now;

    Changes(Dialect dialect, long now) {
        this.these = dialect.inNumbers();
        this.now = now;
    }

    /** Parked deliveries that nobody has decided about: given up, counted as such, their bytes gone. */
    Sweep.Change parkedDeliveries(long before) {
        String giveUp =
                "UPDATE delivery SET state = 7, purged_at = ?, receiver = NULL WHERE state = 5 AND settled_at < ?"
                        + " AND id " + these + " RETURNING id, source, destination, readings";
        return (transaction, ids) -> {
            List<Long> gone = transaction
                    .session()
                    .list(
                            giveUp,
                            row -> {
                                long readings = row.integer(4);
                                count(transaction, row.text(2), "parked", row.text(3), -readings);
                                count(transaction, row.text(2), "expired", row.text(3), readings);
                                return row.number(1);
                            },
                            now,
                            before,
                            ids);
            transaction.session().update("DELETE FROM message WHERE id " + these, Held.json(gone));
            return gone.size();
        };
    }

    private static void count(Transaction transaction, String source, String state, String destination, long n) {
        transaction.count(source, Transaction.Kind.DELIVERY, state, destination, n);
    }

    /** Payloads that wait for a link that never came. */
    Sweep.Change waitingPayloads(long before) {
        String giveUp = "UPDATE payload SET state = 6 WHERE state = 3 AND done_at < ? AND seq " + these
                + " RETURNING seq, source";
        return (transaction, ids) -> {
            Session session = transaction.session();
            List<Long> gone = session.list(
                    giveUp,
                    row -> {
                        transaction.count(row.text(2), Transaction.Kind.PAYLOAD, States.payload(States.WAITING), -1);
                        transaction.count(row.text(2), Transaction.Kind.PAYLOAD, States.payload(States.EXPIRED), 1);
                        return row.number(1);
                    },
                    before,
                    ids);
            String payloads = Held.json(gone);
            session.update("DELETE FROM waiting WHERE payload " + these, payloads);
            session.update("DELETE FROM parked WHERE decision = 0 AND payload " + these, payloads);
            return gone.size();
        };
    }

    /** Parked readings that nobody has decided about. */
    Sweep.Change parkedReadings(long before) {
        String giveUp = "DELETE FROM parked WHERE decision = 0 AND parked_at < ? AND id " + these + " RETURNING source";
        return (transaction, ids) -> {
            List<String> sources = transaction.session().list(giveUp, row -> row.text(1), before, ids);
            sources.forEach(source -> transaction.count(source, Transaction.Kind.READING, "expired", 1));
            return sources.size();
        };
    }

    /** Bytes of settled deliveries, and what receivers said of them. */
    Sweep.Change messages(long before) {
        String mark = "UPDATE delivery SET purged_at = ?, receiver = NULL WHERE state IN (4, 6, 7) AND settled_at < ?"
                + " AND purged_at IS NULL AND id " + these + " RETURNING id";
        return (transaction, ids) -> {
            List<Long> gone = transaction.session().list(mark, row -> row.number(1), now, before, ids);
            return transaction.session().update("DELETE FROM message WHERE id " + these, Held.json(gone));
        };
    }

    /** Bodies of payloads: their first chunk, mostly the only one; others follow with {@link #chunks}. */
    Sweep.Change bodies(long before) {
        String mark = "UPDATE payload SET purged_at = ? WHERE state IN (2, 4, 5, 6) AND done_at < ?"
                + " AND purged_at IS NULL AND seq " + these + " RETURNING seq";
        return (transaction, ids) -> {
            List<Long> gone = transaction.session().list(mark, row -> row.number(1), now, before, ids);
            List<Long> first = gone.stream().map(seq -> Chunk.id(seq, 0)).toList();
            transaction.session().update("DELETE FROM body WHERE id " + these, Held.json(first));
            return gone.size();
        };
    }

    /** Chunks of payloads that are marked already; these are counted as payloads. */
    Sweep.Change chunks() {
        Sweep.Change delete = only("DELETE FROM body WHERE id " + these);
        return (transaction, ids) -> {
            delete.run(transaction, ids);
            return 0;
        };
    }

    /** Values of readings, with the way back to their payloads, which are gone or soon will be. */
    Sweep.Change values(long before) {
        return only("UPDATE ledger SET reading = NULL, payload = 0 WHERE noted_at < ? AND id " + these, before);
    }

    /** Keys of readings whose values are gone already. */
    Sweep.Change keys(long before) {
        return only("DELETE FROM ledger WHERE reading IS NULL AND noted_at < ? AND id " + these, before);
    }

    Sweep.Change problems() {
        return only("DELETE FROM problem WHERE id " + these);
    }

    /** Parked readings about which a person has decided long ago; counted with their payloads. */
    Sweep.Change decided() {
        Sweep.Change delete = only("DELETE FROM parked WHERE decision > 0 AND id " + these);
        return (transaction, ids) -> {
            delete.run(transaction, ids);
            return 0;
        };
    }

    Sweep.Change deliveries() {
        return only("DELETE FROM delivery WHERE state IN (4, 6, 7) AND purged_at IS NOT NULL AND id " + these);
    }

    Sweep.Change payloads() {
        return only("DELETE FROM payload WHERE state IN (2, 4, 5, 6) AND purged_at IS NOT NULL AND seq " + these);
    }

    private static Sweep.Change only(String sql, Object... first) {
        return (transaction, ids) -> {
            Object[] arguments = java.util.Arrays.copyOf(first, first.length + 1);
            arguments[first.length] = ids;
            return transaction.session().update(sql, arguments);
        };
    }
}
