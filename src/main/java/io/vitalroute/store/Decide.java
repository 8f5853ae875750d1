package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

/** A person's decision about all parked readings of a key; payloads of accepted ones are worked on again. */
final class Decide implements Operation<Integer> {
    private static final String DECIDE = "UPDATE parked SET decision = ?, decided_by = ?, decided_at = ?"
            + " WHERE key = ? AND decision <> 1 RETURNING payload";

    private final String key;
    private final boolean accept;
    private final String who;
    private final long now;

    Decide(String key, boolean accept, String who, long now) {
        this.key = key;
        this.accept = accept;
        this.who = who;
        this.now = now;
    }

    /** How many parked readings were decided. */
    @Override
    public Integer run(Transaction transaction) throws SQLException {
        List<Long> payloads = transaction.session().list(DECIDE, row -> row.number(1), accept ? 1 : 2, who, now, key);
        if (accept) {
            for (long payload : payloads) {
                Again.ask(transaction, payload, now);
            }
        }
        return payloads.size();
    }
}
