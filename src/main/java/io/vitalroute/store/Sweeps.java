package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.pipeline.Housekeeping.Part;
import io.vitalroute.pipeline.Retention;

/**
 * What a policy throws away at a moment, in the order in which one thing sets another free. Of the tables that grow with
 * each payload only what is old is looked at: bytes are found through the tables that hold nothing but bytes.
 */
final class Sweeps {
    /** Rows in one step: some milliseconds of the writer's time. */
    private static final int STEP = 200;

    /** Larger things. */
    private static final int FEW = 50;

    private static final int CHUNKS = 4;

    private final Retention policy;
    private final Instant now;
    private final Changes changes;

    Sweeps(Core core, Retention policy, Instant now) {
        this.policy = policy;
        this.now = now;
        this.changes = new Changes(core.dialect(), Times.micros(now));
    }

    List<Sweep> all(Session session) throws SQLException {
        List<Sweep> all = new ArrayList<>();
        Duration patience = policy.unresolved();
        if (patience != null) {
            unresolved(all, session, before(patience));
        }
        bytes(all, session);
        values(all, session);
        rows(all, session);
        return all;
    }

    private void unresolved(List<Sweep> all, Session session, long before) throws SQLException {
        all.add(new Sweep(
                Part.UNRESOLVED,
                "SELECT id FROM delivery WHERE id > ? AND id < ? AND state = 5 AND settled_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", before), before, STEP),
                changes.parkedDeliveries(before)));
        all.add(new Sweep(
                Part.UNRESOLVED,
                "SELECT DISTINCT w.payload FROM waiting w JOIN payload p ON p.seq = w.payload WHERE w.payload > ?"
                        + " AND p.state = 3 AND p.done_at < ? ORDER BY w.payload LIMIT ?",
                List.of(before, STEP),
                changes.waitingPayloads(before)));
        all.add(new Sweep(
                Part.UNRESOLVED,
                "SELECT k.id FROM parked k JOIN payload p ON p.seq = k.payload WHERE k.id > ? AND k.decision = 0"
                        + " AND k.parked_at < ? AND p.state <> 3 ORDER BY k.id LIMIT ?",
                List.of(before, STEP),
                changes.parkedReadings(before)));
    }

    private void bytes(List<Sweep> all, Session session) throws SQLException {
        long messages = before(policy.messages());
        all.add(new Sweep(
                Part.MESSAGES,
                "SELECT d.id FROM message m JOIN delivery d ON d.id = m.id WHERE m.id > ? AND m.id < ?"
                        + " AND d.state IN (4, 6, 7) AND d.settled_at < ? ORDER BY d.id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", messages), messages, STEP),
                changes.messages(messages)));
        long bodies = before(policy.bodies());
        long failed = before(policy.failed());
        long bound = Bound.of(session, "payload", "seq", "received_at", Math.max(bodies, failed));
        all.add(new Sweep(
                Part.BODIES,
                "SELECT p.seq FROM body b JOIN payload p ON p.seq = b.id / 1048576 WHERE b.id > ? * 1048576"
                        + " AND b.id < ? AND b.id % 1048576 = 0 AND p.purged_at IS NULL"
                        + " AND (p.state IN (2, 6) AND p.done_at < ? OR p.state IN (4, 5) AND p.done_at < ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM parked k WHERE k.payload = p.seq AND k.decision = 0)"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.payload = p.seq AND d.state IN (0, 1, 2, 3, 5))"
                        + " ORDER BY b.id LIMIT ?",
                List.of(Chunk.id(bound, 0), bodies, failed, FEW),
                changes.bodies(Math.max(bodies, failed))));
        all.add(new Sweep(
                Part.BODIES,
                "SELECT b.id FROM body b JOIN payload p ON p.seq = b.id / 1048576 WHERE b.id > ? AND b.id < ?"
                        + " AND p.purged_at IS NOT NULL ORDER BY b.id LIMIT ?",
                List.of(Chunk.id(bound, 0), CHUNKS),
                changes.chunks()));
    }

    private void values(List<Sweep> all, Session session) throws SQLException {
        long values = before(policy.values());
        all.add(Sweep.ofTheFront(
                Part.VALUES,
                "SELECT id FROM ledger WHERE payload > 0 AND payload < ? AND noted_at < ?"
                        + " ORDER BY payload LIMIT ?",
                List.of(Bound.of(session, "payload", "seq", "received_at", values), values, STEP),
                changes.values(values)));
        long keys = before(policy.keys());
        all.add(Sweep.ofTheFront(
                Part.KEYS,
                "SELECT id FROM ledger WHERE reading IS NULL AND noted_at < ? ORDER BY noted_at LIMIT ?",
                List.of(keys, STEP),
                changes.keys(keys)));
    }

    private void rows(List<Sweep> all, Session session) throws SQLException {
        long problems = before(policy.problems());
        all.add(new Sweep(
                Part.PROBLEMS,
                "SELECT id FROM problem WHERE id > ? AND id < ? AND noted_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "problem", "id", "noted_at", problems), problems, STEP),
                changes.problems()));
        long history = before(policy.history());
        all.add(new Sweep(
                Part.PAYLOADS,
                "SELECT id FROM parked WHERE id > ? AND (decision = 2 AND decided_at < ? OR decision = 1 AND decided_at < ?)"
                        + " ORDER BY id LIMIT ?",
                List.of(history, before(policy.keys()), STEP),
                changes.decided()));
        all.add(new Sweep(
                Part.DELIVERIES,
                "SELECT id FROM delivery WHERE id > ? AND id < ? AND state IN (4, 6, 7) AND purged_at IS NOT NULL"
                        + " AND settled_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", history), history, STEP),
                changes.deliveries()));
        all.add(new Sweep(
                Part.PAYLOADS,
                "SELECT p.seq FROM payload p WHERE p.seq > ? AND p.seq < ? AND p.purged_at IS NOT NULL AND p.done_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM parked k WHERE k.payload = p.seq)"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.payload = p.seq) ORDER BY p.seq LIMIT ?",
                List.of(Bound.of(session, "payload", "seq", "received_at", history), history, STEP),
                changes.payloads()));
    }

    /** A time so long ago; before 1970 there was nothing. */
    private long before(Duration age) {
        Instant time = Duration.between(Instant.EPOCH, now).compareTo(age) < 0 ? Instant.EPOCH : now.minus(age);
        return Times.micros(time);
    }
}
