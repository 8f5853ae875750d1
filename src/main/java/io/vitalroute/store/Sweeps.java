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
            long before = before(patience);
            all.add(parkedDeliveries(session, before));
            all.add(waitingPayloads(before));
            all.add(parkedReadings(before));
        }
        all.add(messages(session, before(policy.messages())));
        bodies(all, session, before(policy.bodies()), before(policy.failed()));
        all.add(values(session, before(policy.values())));
        all.add(problems(session, before(policy.problems())));
        all.add(decided(before(policy.history()), before(policy.keys())));
        all.add(deliveries(session, before(policy.history())));
        all.add(payloads(session, before(policy.history())));
        all.add(keys(before(policy.keys())));
        return all;
    }

    private Sweep parkedDeliveries(Session session, long before) throws SQLException {
        return new Sweep(
                Part.UNRESOLVED,
                "SELECT id FROM delivery WHERE id > ? AND id < ? AND state = 5 AND settled_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", before), before, STEP),
                changes.parkedDeliveries(before));
    }

    private Sweep waitingPayloads(long before) {
        return new Sweep(
                Part.UNRESOLVED,
                "SELECT DISTINCT w.payload FROM waiting w JOIN payload p ON p.seq = w.payload WHERE w.payload > ?"
                        + " AND p.state = 3 AND p.done_at < ? ORDER BY w.payload LIMIT ?",
                List.of(before, STEP),
                changes.waitingPayloads(before));
    }

    private Sweep parkedReadings(long before) {
        return new Sweep(
                Part.UNRESOLVED,
                "SELECT k.id FROM parked k JOIN payload p ON p.seq = k.payload WHERE k.id > ? AND k.decision = 0"
                        + " AND k.parked_at < ? AND p.state <> 3 ORDER BY k.id LIMIT ?",
                List.of(before, STEP),
                changes.parkedReadings(before));
    }

    private Sweep messages(Session session, long before) throws SQLException {
        return new Sweep(
                Part.MESSAGES,
                "SELECT d.id FROM message m JOIN delivery d ON d.id = m.id WHERE m.id > ? AND m.id < ?"
                        + " AND d.state IN (4, 6, 7) AND d.settled_at < ? ORDER BY d.id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", before), before, STEP),
                changes.messages(before));
    }

    /** The first chunk of each, then whatever more there is of those that are marked, also by an earlier run. */
    private void bodies(List<Sweep> all, Session session, long done, long failed) throws SQLException {
        long bound = Chunk.id(Bound.of(session, "payload", "seq", "received_at", Math.max(done, failed)), 0);
        all.add(new Sweep(
                Part.BODIES,
                "SELECT p.seq FROM body b JOIN payload p ON p.seq = b.id / 1048576 WHERE b.id > ? * 1048576"
                        + " AND b.id < ? AND b.id % 1048576 = 0 AND p.purged_at IS NULL"
                        + " AND (p.state IN (2, 6) AND p.done_at < ? OR p.state IN (4, 5) AND p.done_at < ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM parked k WHERE k.payload = p.seq AND k.decision = 0)"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.payload = p.seq AND d.state IN (0, 1, 2, 3, 5))"
                        + " ORDER BY b.id LIMIT ?",
                List.of(bound, done, failed, FEW),
                changes.bodies(Math.max(done, failed))));
        all.add(new Sweep(
                Part.BODIES,
                "SELECT b.id FROM body b JOIN payload p ON p.seq = b.id / 1048576 WHERE b.id > ? AND b.id < ?"
                        + " AND p.purged_at IS NOT NULL ORDER BY b.id LIMIT ?",
                List.of(bound, CHUNKS),
                changes.chunks()));
    }

    private Sweep values(Session session, long before) throws SQLException {
        return Sweep.ofTheFront(
                Part.VALUES,
                "SELECT id FROM ledger WHERE payload > 0 AND payload < ? AND noted_at < ? ORDER BY payload LIMIT ?",
                List.of(Bound.of(session, "payload", "seq", "received_at", before), before, STEP),
                changes.values(before));
    }

    private Sweep problems(Session session, long before) throws SQLException {
        return new Sweep(
                Part.PROBLEMS,
                "SELECT id FROM problem WHERE id > ? AND id < ? AND noted_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "problem", "id", "noted_at", before), before, STEP),
                changes.problems());
    }

    /** A refusal is history; what was accepted must be known as long as its reading may come again. */
    private Sweep decided(long history, long keys) {
        return new Sweep(
                Part.PAYLOADS,
                "SELECT id FROM parked WHERE id > ?"
                        + " AND (decision = 2 AND decided_at < ? OR decision = 1 AND decided_at < ?) ORDER BY id LIMIT ?",
                List.of(history, keys, STEP),
                changes.decided());
    }

    private Sweep deliveries(Session session, long before) throws SQLException {
        return new Sweep(
                Part.DELIVERIES,
                "SELECT id FROM delivery WHERE id > ? AND id < ? AND state IN (4, 6, 7) AND purged_at IS NOT NULL"
                        + " AND settled_at < ? ORDER BY id LIMIT ?",
                List.of(Bound.of(session, "delivery", "id", "queued_at", before), before, STEP),
                changes.deliveries());
    }

    private Sweep payloads(Session session, long before) throws SQLException {
        return new Sweep(
                Part.PAYLOADS,
                "SELECT p.seq FROM payload p WHERE p.seq > ? AND p.seq < ? AND p.purged_at IS NOT NULL AND p.done_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM parked k WHERE k.payload = p.seq)"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.payload = p.seq) ORDER BY p.seq LIMIT ?",
                List.of(Bound.of(session, "payload", "seq", "received_at", before), before, STEP),
                changes.payloads());
    }

    private Sweep keys(long before) {
        return Sweep.ofTheFront(
                Part.KEYS,
                "SELECT id FROM ledger WHERE reading IS NULL AND noted_at < ? ORDER BY noted_at LIMIT ?",
                List.of(before, STEP),
                changes.keys(before));
    }

    /** A time so long ago; before 1970 there was nothing. */
    private long before(Duration age) {
        Instant time = Duration.between(Instant.EPOCH, now).compareTo(age) < 0 ? Instant.EPOCH : now.minus(age);
        return Times.micros(time);
    }
}
