package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Queues a parked or delivered message again, the same bytes, in its old place before what still waits. */
final class Resend implements Operation<Boolean> {
    private static final String FIND =
            "SELECT destination, order_key, source, readings, state FROM delivery WHERE id = ? AND state IN (4, 5)"
                    + " AND purged_at IS NULL";
    private static final String AGAIN =
            "UPDATE delivery SET state = 0, attempts = 0, due_at = ?, queued_at = ?, settled_at = NULL"
                    + " WHERE id = ? AND state = ? AND purged_at IS NULL";

    private final Core core;
    private final long delivery;

    Resend(Core core, long delivery) {
        this.core = core;
        this.delivery = delivery;
    }

    /** False where there is no such message, or it is on its way already, or its bytes are gone. */
    boolean ask() {
        Optional<Settled> found = core.readers().read(this::find);
        return found.isPresent() && Core.await(core.back().submit(alone(List.of(found.get().order))));
    }

    private Optional<Settled> find(Session session) throws SQLException {
        return session.first(
                FIND,
                row -> new Settled(row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5)),
                delivery);
    }

    @Override
    public Boolean run(Transaction transaction) throws SQLException {
        Optional<Settled> found = find(transaction.session());
        if (found.isEmpty()) {
            return false;
        }
        Settled settled = found.get();
        long now = core.now();
        if (transaction.session().update(AGAIN, now, now, delivery, settled.state) == 0) {
            return false;
        }
        Queue queue = new Queue(transaction, now);
        queue.reorder(settled.destination, settled.order);
        queue.count(settled.source, "queued", settled.destination, settled.readings);
        if (settled.state == States.PARKED) {
            queue.count(settled.source, "parked", settled.destination, -settled.readings);
        } else {
            queue.count(settled.source, "received", settled.destination, settled.readings);
        }
        return true;
    }

    private record Settled(String destination, String order, String source, int readings, int state) {}
}
