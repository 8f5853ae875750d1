package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Outbound;

/** Notes how an attempt ended; true where the delivery was still ours. */
final class Settle implements Operation<Boolean> {
    private static final String MINE = " WHERE id = ? AND owner = ? AND attempts = ? AND state IN (2, 3)";
    private static final String END =
            "UPDATE delivery SET state = ?, due_at = ?, settled_at = ?, took = ?, problem = ?, receiver = ?,"
                    + " owner = NULL, lease_until = NULL" + MINE + " RETURNING payload, place";

    private static final String REMEMBER = "INSERT INTO remote (destination, key, id) VALUES (?, ?, ?)"
            + " ON CONFLICT (destination, key) DO UPDATE SET id = excluded.id WHERE excluded.id <> ''";

    private final String engine;
    private final Delivery delivery;
    private final Outcome outcome;
    private final long now;
    private final long took;

    Settle(String engine, Delivery delivery, Outcome outcome, long now, Duration took) {
        this.engine = engine;
        this.delivery = delivery;
        this.outcome = outcome;
        this.now = now;
        this.took = took.toNanos() / 1_000;
    }

    static ProblemException leaseLost(Delivery delivery) {
        return new ProblemException(Problem.of(
                ProblemCode.K103_LEASE_LOST,
                Where.of("delivery " + delivery.id()),
                "another engine has taken the delivery over; do not send it"));
    }

    @Override
    public Boolean run(Transaction transaction) throws SQLException {
        Queue queue = new Queue(transaction, now);
        if (outcome instanceof Outcome.Delivered delivered) {
            boolean mine = leave(transaction, queue, States.DELIVERED, null, delivered.receipt());
            remember(transaction, mine ? delivered.ids() : Map.of());
            return mine;
        }
        if (outcome instanceof Outcome.Parked parked) {
            return leave(transaction, queue, States.PARKED, parked.problem(), parked.receiverText());
        }
        if (outcome instanceof Outcome.Retry retry) {
            long due = Times.micros(retry.notBefore());
            return end(transaction, States.READY, due, retry.problem(), retry.receiverText()) != null;
        }
        Outcome.Split split = (Outcome.Split) outcome;
        boolean mine = split(transaction, queue, split);
        remember(transaction, mine ? split.ids() : Map.of());
        return mine;
    }

    /** An id that was told once is not forgotten because a later answer does not repeat it. */
    private void remember(Transaction transaction, Map<String, String> ids) throws SQLException {
        List<@Nullable Object[]> lines = new ArrayList<>();
        ids.forEach((key, id) -> lines.add(new Object[] {delivery.outbound().destination(), key, id}));
        transaction.session().batch(REMEMBER, lines);
    }

    /** Leaves the queue, and the next one of its key comes forward. */
    private boolean leave(
            Transaction transaction, Queue queue, int state, @Nullable Problem problem, @Nullable String receiver)
            throws SQLException {
        if (end(transaction, state, now, problem, receiver) == null) {
            return false;
        }
        Outbound out = delivery.outbound();
        queue.promote(out.destination(), out.order());
        queue.count(delivery.source(), "queued", out.destination(), -out.readings());
        queue.count(delivery.source(), States.delivery(state), out.destination(), out.readings());
        return true;
    }

    /** The parts come before whatever waits behind the whole: their place is smaller. */
    private boolean split(Transaction transaction, Queue queue, Outcome.Split split) throws SQLException {
        Ended row = end(transaction, States.REPLACED, now, split.problem(), null);
        if (row == null) {
            return false;
        }
        Outbound whole = delivery.outbound();
        int readings = 0;
        for (Outbound part : split.parts()) {
            queue.insert(row.payload, delivery.source(), part, row.place - 1);
            readings += part.readings();
        }
        queue.reorder(whole.destination(), whole.order());
        queue.count(delivery.source(), "queued", whole.destination(), readings - (long) whole.readings());
        return true;
    }

    private @Nullable Ended end(
            Transaction transaction, int state, long due, @Nullable Problem problem, @Nullable String receiver)
            throws SQLException {
        return transaction
                .session()
                .first(
                        END,
                        row -> new Ended(row.number(1), row.integer(2)),
                        state,
                        due,
                        state == States.READY ? null : now,
                        took,
                        problem == null ? null : problem.code().id() + " " + problem.message(),
                        receiver,
                        delivery.id(),
                        engine,
                        delivery.attempt())
                .orElse(null);
    }

    private record Ended(long payload, int place) {}
}
