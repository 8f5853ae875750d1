package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Payloads that are to be worked on once more: after a link, a decision, or because a person asks. */
final class Again {
    /** A payload under work starts over when it ends; one that waits for its turn already just keeps it. */
    private static final String ASK = "UPDATE payload SET again = CASE state WHEN 1 THEN 1 ELSE 0 END,"
            + " position = CASE state WHEN 1 THEN position ELSE 0 END,"
            + " attempt = CASE state WHEN 1 THEN attempt ELSE 0 END, due_at = ?,"
            + " state = CASE state WHEN 1 THEN 1 ELSE 0 END WHERE seq = ? AND state >= 0 AND purged_at IS NULL";

    private static final String STATE = "SELECT state, source FROM payload WHERE seq = ?";
    private static final String REPLAY = "UPDATE payload SET replay = 1, replay_to = CASE WHEN replay = 1"
            + " AND (replay_to IS NULL OR replay_to <> ?) THEN NULL ELSE ? END WHERE seq = ?";
    private static final String REPLAY_ALL = "UPDATE payload SET replay = 1, replay_to = NULL WHERE seq = ?";

    private Again() {}

    /** False where there is nothing left to work on. */
    static boolean ask(Transaction transaction, long payload, long now) throws SQLException {
        Session session = transaction.session();
        List<Before> before = session.list(STATE, row -> new Before(row.integer(1), row.text(2)), payload);
        if (before.isEmpty() || session.update(ASK, now, payload) == 0) {
            return false;
        }
        Before old = before.get(0);
        if (old.state != States.KEPT && old.state != States.WORKING) {
            transaction.count(old.source, Transaction.Kind.PAYLOAD, States.payload(old.state), -1);
            transaction.count(old.source, Transaction.Kind.PAYLOAD, States.payload(States.KEPT), 1);
        }
        transaction.ring(Transaction.Bell.ARRIVAL);
        return true;
    }

    /** The same, and repeats are to be delivered again. */
    static boolean replay(Transaction transaction, long payload, @Nullable String destination, long now)
            throws SQLException {
        if (!ask(transaction, payload, now)) {
            return false;
        }
        if (destination == null) {
            transaction.session().update(REPLAY_ALL, payload);
        } else {
            transaction.session().update(REPLAY, destination, destination, payload);
        }
        return true;
    }

    private record Before(int state, String source) {}
}
