package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;

/**
 * Takes up what a dead engine left. What it had claimed is queued again; what was already on the wire to a sink that is
 * not idempotent may have arrived, so it is parked for a person; half received bodies are thrown away. Asking a vendor
 * once more does no harm, and who was renewing tokens must let somebody else try.
 */
final class Recovery implements Operation<Recovery.Left> {
    private static final String PAYLOADS =
            "UPDATE payload SET state = 0, owner = NULL, lease_until = NULL WHERE state = 1 AND ";
    private static final String CLAIMED =
            "UPDATE delivery SET state = 1, owner = NULL, lease_until = NULL WHERE state = 2 AND ";
    private static final String ERRANDS =
            "UPDATE errand SET state = 0, owner = NULL, lease_until = NULL WHERE state = 1 AND ";
    private static final String RENEWALS =
            "UPDATE token SET owner = NULL, lease_until = NULL WHERE lease_until IS NOT NULL AND ";
    private static final String IN_FLIGHT =
            "SELECT id, destination, order_key, source, readings, attempts FROM delivery WHERE state = 3 AND ";
    private static final String PARK = "UPDATE delivery SET state = 5, owner = NULL, lease_until = NULL,"
            + " settled_at = ?, problem = ? WHERE id = ? AND attempts = ? AND state = 3";
    private static final String HALF = "SELECT seq FROM payload WHERE state = -1 AND ";

    private final String whose;
    private final @Nullable Object[] arguments;
    private final long now;

    private Recovery(String whose, long now, @Nullable Object... arguments) {
        this.whose = whose;
        this.now = now;
        this.arguments = arguments;
    }

    /** Of engines whose lease has ended. */
    static Recovery expired(long now) {
        return new Recovery("lease_until < ?", now, now);
    }

    /** Of all engines: at the start of the only one. */
    static Recovery everything(long now) {
        return new Recovery("lease_until IS NOT NULL", now);
    }

    /** Of this engine: at its end. */
    static Recovery of(String engine, long now) {
        return new Recovery("lease_until IS NOT NULL AND owner = ?", now, engine);
    }

    /** Does all of it; waits for the store, so not on one of its threads. */
    void carryOut(Core core) {
        Left left = Core.await(core.back().submit(this));
        for (Lost lost : left.inFlight) {
            Core.await(core.back().submit(parking(lost).alone(List.of(lost.order))));
        }
        left.half.forEach(seq -> Bodies.drop(core, seq));
    }

    /** What needs no locks; says what is left to do. */
    @Override
    public Left run(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        if (session.update(PAYLOADS + whose, arguments) > 0) {
            transaction.ring(Transaction.Bell.ARRIVAL);
        }
        if (session.update(CLAIMED + whose, arguments) > 0) {
            transaction.ring(Transaction.Bell.QUEUED);
        }
        if (session.update(ERRANDS + whose, arguments) > 0) {
            transaction.ring(Transaction.Bell.DUE);
        }
        session.update(RENEWALS + whose, arguments);
        List<Lost> inFlight = session.list(
                IN_FLIGHT + whose,
                row -> new Lost(row.number(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6)),
                arguments);
        return new Left(session.list(HALF + whose, row -> row.number(1), arguments), inFlight);
    }

    private Operation<Boolean> parking(Lost lost) {
        return transaction -> {
            String problem = ProblemCode.D108_AMBIGUOUS.id() + " " + ProblemCode.D108_AMBIGUOUS.title();
            if (transaction.session().update(PARK, now, problem, lost.id, lost.attempts) == 0) {
                return false;
            }
            Queue queue = new Queue(transaction, now);
            queue.promote(lost.destination, lost.order);
            queue.count(lost.source, "queued", lost.destination, -lost.readings);
            queue.count(lost.source, "parked", lost.destination, lost.readings);
            return true;
        };
    }

    /** Half received payloads, and deliveries whose end nobody knows. */
    record Left(List<Long> half, List<Lost> inFlight) {}

    /** A delivery that was on the wire. */
    record Lost(long id, String destination, String order, String source, int readings, int attempts) {}
}
