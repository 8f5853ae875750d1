package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/** Whose turn it is to do a chore that one engine at a time may do, held under a lease like everything else. */
final class Turn {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String TAKE = "INSERT INTO chore (name, owner, lease_until) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until"
            + " WHERE chore.lease_until IS NULL OR chore.lease_until < ?";
    private static final String RENEW =
            "UPDATE chore SET lease_until = ? WHERE name = ? AND owner = ? AND lease_until IS NOT NULL";
    private static final String END =
            "UPDATE chore SET owner = NULL, lease_until = NULL, done_at = coalesce(?, done_at)"
                    + " WHERE name = ? AND owner = ?";
    private static final String DONE = "SELECT done_at FROM chore WHERE name = ? AND done_at IS NOT NULL";

    private final Core core;
    private final String name;

    Turn(Core core, String name) {
        this.core = core;
        this.name = name;
    }

    /** False where somebody else, or another thread of ours, is at it. */
    boolean take() {
        return Core.await(core.back()
                        .submit(transaction ->
                                transaction.session().update(TAKE, name, core.engine(), core.until(LEASE), core.now())))
                > 0;
    }

    /** Keeps the turn, in the transaction of a step: where it is lost the step does not happen. */
    void keep(Session session) throws SQLException {
        if (session.update(RENEW, core.until(LEASE), name, core.engine()) == 0) {
            throw new ProblemException(Problem.of(
                    ProblemCode.K103_LEASE_LOST, Faults.STORE, "another engine has taken over the chore " + name));
        }
    }

    /** Gives the turn back; with a time where the chore is done. */
    void end(@Nullable Long done) {
        Core.await(core.back().submit(transaction -> transaction.session().update(END, done, name, core.engine())));
    }

    /** When it was last done. */
    Optional<Instant> done() {
        return core.readers().read(session -> session.first(DONE, row -> row.instant(1), name));
    }
}
