package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Throws away what is old. What to throw away is looked up beside the writer; the writer's turns are short, so that
 * payloads go on coming in meanwhile.
 */
final class Pruner {
    private static final int STEP = 500;

    private static final String NOBODY_NEEDS_IT =
            " AND NOT EXISTS (SELECT 1 FROM parked k WHERE k.payload = p.seq AND k.decision = 0 AND k.parked_at >= ?)"
                    + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.payload = p.seq"
                    + " AND (d.state < 4 OR (d.state = 5 AND d.settled_at >= ?)))";
    private static final String OLD_BODIES =
            "SELECT p.seq FROM payload p WHERE p.seq > ? AND p.state IN (2, 4, 5) AND p.purged_at IS NULL"
                    + " AND p.done_at < ?" + NOBODY_NEEDS_IT + " ORDER BY p.seq LIMIT " + STEP;
    private static final String NEVER_LINKED =
            "SELECT p.seq FROM payload p WHERE p.seq > ? AND p.state = 3 AND p.purged_at IS NULL AND p.done_at < ?"
                    + " ORDER BY p.seq LIMIT " + STEP;
    private static final String OLD_MESSAGES =
            "SELECT d.id FROM delivery d JOIN message m ON m.id = d.id WHERE d.id > ? AND d.state IN (4, 6)"
                    + " AND d.settled_at < ? ORDER BY d.id LIMIT " + STEP;
    private static final String PARKED_MESSAGES =
            "SELECT d.id FROM delivery d JOIN message m ON m.id = d.id WHERE d.id > ? AND d.state = 5"
                    + " AND d.settled_at < ? ORDER BY d.id LIMIT " + STEP;
    private static final String OLD_VALUES = "SELECT id FROM ledger WHERE id > ? AND noted_at < ?"
            + " AND reading IS NOT NULL ORDER BY id LIMIT " + STEP;
    private static final String OLD_PROBLEMS =
            "SELECT id FROM problem WHERE id > ? AND noted_at < ? ORDER BY id LIMIT " + STEP;
    private static final String OLD_PARKED = "SELECT k.id FROM parked k JOIN payload p ON p.seq = k.payload"
            + " WHERE k.id > ? AND k.parked_at < ? AND p.state <> 3 ORDER BY k.id LIMIT " + STEP;

    private final Core core;
    private final Retention policy;
    private final Instant now;

    Pruner(Core core, Retention policy, Instant now) {
        this.core = core;
        this.policy = policy;
        this.now = now;
    }

    Pruned prune() {
        long floor = before(policy.parked());
        int bodies = bodies(OLD_BODIES, before(policy.bodies()), floor, floor) + bodies(NEVER_LINKED, floor);
        int messages = each(
                        OLD_MESSAGES,
                        before(policy.messages()),
                        "DELETE FROM message WHERE id ",
                        "UPDATE delivery SET receiver = NULL WHERE state IN (4, 6) AND id ")
                + each(PARKED_MESSAGES, floor, "DELETE FROM message WHERE id ");
        int values = each(OLD_VALUES, before(policy.values()), "UPDATE ledger SET reading = NULL WHERE id ");
        int problems = each(OLD_PROBLEMS, before(policy.problems()), "DELETE FROM problem WHERE id ");
        int parked = each(OLD_PARKED, floor, "DELETE FROM parked WHERE id ");
        return new Pruned(bodies, messages, values, problems, parked);
    }

    private long before(Duration age) {
        return Times.micros(now.minus(age));
    }

    private int bodies(String find, Long... times) {
        int count = 0;
        long last = 0;
        List<Long> found = find(find, last, times);
        while (!found.isEmpty()) {
            for (long seq : found) {
                last = seq;
                count += body(seq);
            }
            found = find(find, last, times);
        }
        return count;
    }

    /** The row is marked first: from then on it is no longer worked on again. */
    private int body(long seq) {
        int marked = Core.await(core.back()
                .submit(transaction -> transaction
                        .session()
                        .update(
                                "UPDATE payload SET purged_at = ? WHERE seq = ? AND state >= 2 AND purged_at IS NULL",
                                Times.micros(now),
                                seq)));
        if (marked > 0) {
            Bodies.purge(core, seq);
        }
        return marked;
    }

    private int each(String find, long time, String... changes) {
        int count = 0;
        List<Long> found = find(find, 0, time);
        while (!found.isEmpty()) {
            String ids = Held.json(found);
            Core.await(core.back().submit(transaction -> {
                int rows = 0;
                for (String change : changes) {
                    rows += transaction.session().update(change + core.dialect().inNumbers(), ids);
                }
                return rows;
            }));
            count += found.size();
            found = find(find, found.get(found.size() - 1), time);
        }
        return count;
    }

    private List<Long> find(String sql, long after, Long... times) {
        Object[] arguments = new Object[times.length + 1];
        arguments[0] = after;
        System.arraycopy(times, 0, arguments, 1, times.length);
        return core.readers().read(session -> session.list(sql, row -> row.number(1), arguments));
    }
}
