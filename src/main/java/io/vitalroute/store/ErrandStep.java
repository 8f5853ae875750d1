package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.problem.Problem;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Step;

/** Takes an errand's step: its row, its payloads, its feed's cursor and problem together. */
final class ErrandStep implements Operation<Boolean> {
    private static final String MINE = " WHERE id = ? AND state = 1 AND owner = ? AND attempt = ?";
    private static final String FURTHER = "UPDATE errand SET state = 0, owner = NULL, lease_until = NULL, attempt = 0,"
            + " from_at = ?, to_at = ?, page = ?, place = CASE WHEN kind = 3 THEN ? ELSE place END" + MINE;
    private static final String AGAIN = "UPDATE errand SET state = 2, owner = NULL, lease_until = NULL, due_at = ?,"
            + " wake_at = ?, place = CASE WHEN kind = 3 THEN place ELSE ? END" + MINE;
    private static final String END = "DELETE FROM errand" + MINE;
    private static final String WELL = "DELETE FROM errand_problem WHERE connection = ? AND feed = ? AND kind = ?";
    private static final String NOT_WELL =
            "INSERT INTO errand_problem (connection, feed, kind, problem, noted_at) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (connection, feed, kind) DO UPDATE SET problem = excluded.problem,"
                    + " noted_at = excluded.noted_at";

    private final Core core;
    private final Errand errand;
    private final CallWindows.@Nullable Call call;
    private final List<Operation<Inbox.Kept>> payloads;
    private final Step step;

    ErrandStep(
            Core core,
            Errand errand,
            CallWindows.@Nullable Call call,
            List<Operation<Inbox.Kept>> payloads,
            Step step) {
        this.core = core;
        this.errand = errand;
        this.call = call;
        this.payloads = payloads;
        this.step = step;
    }

    @Override
    public Boolean run(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        long now = core.now();
        if (call != null) {
            CallWindows.ended(session, call, now);
        }
        if (move(session) == 0) {
            return false;
        }
        for (Operation<Inbox.Kept> payload : payloads) {
            payload.run(transaction);
        }
        cover(session);
        note(session, now);
        transaction.ring(Transaction.Bell.DUE);
        return true;
    }

    private int move(Session session) throws SQLException {
        if (step instanceof Step.Further further) {
            long to = Times.micros(further.to());
            return session.update(
                    FURTHER,
                    Times.micros(further.from()),
                    to,
                    further.page(),
                    ErrandRows.place(Errand.Kind.HISTORY, to, 0),
                    errand.id(),
                    core.engine(),
                    errand.attempt());
        }
        if (step instanceof Step.Again again) {
            long due = Times.micros(again.due());
            return session.update(AGAIN, due, due, due, errand.id(), core.engine(), errand.attempt());
        }
        return session.update(END, errand.id(), core.engine(), errand.attempt());
    }

    private void cover(Session session) throws SQLException {
        Cursor covered = covered(step);
        if (covered != null) {
            Optional<Cursor> known = ErrandRows.cursor(session, errand.connection(), errand.feed());
            Cursor next = known.map(cursor -> cursor.and(covered)).orElse(covered);
            ErrandRows.putCursor(session, errand.connection(), errand.feed(), next);
        }
    }

    private static @Nullable Cursor covered(Step step) {
        if (step instanceof Step.Further further) {
            return further.covered();
        }
        return step instanceof Step.Done done ? done.covered() : null;
    }

    private void note(Session session, long now) throws SQLException {
        Problem problem = problem(step);
        int kind = States.of(errand.kind());
        if (problem == null) {
            session.update(WELL, errand.connection(), errand.feed(), kind);
        } else {
            session.update(NOT_WELL, errand.connection(), errand.feed(), kind, Json.problem(problem), now);
        }
    }

    private static @Nullable Problem problem(Step step) {
        if (step instanceof Step.Again again) {
            return again.problem();
        }
        return step instanceof Step.Failed failed ? failed.problem() : null;
    }
}
