package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Outbound;

/** One piece of work, all of it or nothing. */
final class Commit implements Operation<Boolean> {
    /** With the number of accounts of the one patient that most work is about, so that it costs no question of its own. */
    private static final String MINE =
            "SELECT counts, position, (SELECT count(*) FROM patient_account WHERE patient = ?)"
                    + " FROM payload WHERE seq = ? AND state = 1 AND owner = ? AND attempt = ?";

    private static final String GO_ON =
            "UPDATE payload SET position = ?, counts = ? WHERE seq = ? AND state = 1 AND owner = ? AND attempt = ?";

    /** Where somebody asked for it while it was worked on ({@code again}), it starts over. */
    private static final String END = "UPDATE payload SET position = CASE again WHEN 1 THEN 0 ELSE ? END, counts = ?,"
            + " state = CASE again WHEN 1 THEN 0 ELSE ? END, attempt = CASE again WHEN 1 THEN 0 ELSE attempt END,"
            + " replay = CASE again WHEN 1 THEN replay ELSE 0 END, due_at = ?, done_at = ?, again = 0, owner = NULL,"
            + " lease_until = NULL WHERE seq = ? AND state = 1 AND owner = ? AND attempt = ? RETURNING state";

    private static final String LINKED = "SELECT 1 FROM account_link WHERE source = ? AND account = ?";
    private static final String WAITS = "SELECT 1 FROM waiting WHERE payload = ?";
    private static final String WAIT =
            "INSERT INTO waiting (source, account, payload) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final Core core;
    private final long seq;
    private final Work work;
    private final Inbox.Job job;
    private final LedgerLines ledger;
    private final Set<Waiter> waiters;

    Commit(Core core, long seq, Work work) {
        this.core = core;
        this.seq = seq;
        this.work = work;
        this.job = work.job();
        this.ledger = new LedgerLines(work, seq, core.now());
        this.waiters = waiters(work.parked());
    }

    /** Patients, order keys and accounts that it touches. */
    Collection<String> names() {
        Set<String> names = new TreeSet<>();
        work.entries()
                .forEach(entry -> names.add(entry.reading().patient().primary().toString()));
        names.addAll(work.beside().accounts().keySet());
        work.outbound().forEach(out -> names.add(out.order()));
        waiters.forEach(waiter -> names.add(SqlLinks.lock(waiter.source, waiter.account)));
        return names;
    }

    @Override
    public Boolean run(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        Before before = session.first(
                        MINE,
                        row -> new Before(Counts.parse(row.textOrNull(1)), row.number(2) == 0, row.integer(3)),
                        work.beside().patient(),
                        seq,
                        core.engine(),
                        job.attempt())
                .orElseThrow(() -> SqlInbox.leaseLost(job));
        if (before.fresh && !before.counts.equals(Counts.NONE)) {
            Findings.forget(session, seq);
        }
        Counts so = before.fresh ? Counts.NONE : before.counts;
        if (!new Members(core.dialect()).areAsSeen(session, work.items())) {
            throw new Conflict();
        }
        if (!new Neighbours(core.dialect()).areAsSeen(session, work.beside(), before.accounts)) {
            throw new Conflict();
        }
        ledger.write(session);
        queue(transaction);
        Findings.write(session, seq, work, so.problems(), core.now());
        await(session);
        tally(transaction);
        move(transaction, so.plus(work.tally(), work.problems().size()));
        return true;
    }

    private void queue(Transaction transaction) throws SQLException {
        Queue queue = new Queue(transaction, core.now());
        Inbox.Replay replay = job.replay();
        for (Outbound out : work.outbound()) {
            boolean again = replay != null
                    && (replay.destination() == null || replay.destination().equals(out.destination()));
            queue.offer(seq, job.payload().source(), out, again);
        }
    }

    /** A link made since the decision would never be noticed; so the decision is made anew. */
    private void await(Session session) throws SQLException {
        for (Waiter waiter : waiters) {
            if (session.first(LINKED, row -> 1, waiter.source, waiter.account).isPresent()) {
                throw new Conflict();
            }
            session.update(WAIT, waiter.source, waiter.account, seq);
        }
    }

    private void tally(Transaction transaction) {
        String source = job.payload().source();
        Work.Tally tally = work.tally();
        count(transaction, source, Transaction.Kind.ITEM, tally.items());
        count(transaction, source, Transaction.Kind.SKIP, tally.skips());
        count(transaction, source, Transaction.Kind.READING, tally.readings());
        tally.flow().forEach((destination, flow) -> {
            transaction.count(source, Transaction.Kind.DELIVERY, "received", destination, flow.offered());
            transaction.count(source, Transaction.Kind.DELIVERY, "filtered", destination, flow.filtered());
            transaction.count(source, Transaction.Kind.DELIVERY, "refused", destination, flow.refused());
        });
    }

    private static void count(
            Transaction transaction, String source, Transaction.Kind kind, Map<String, Integer> counts) {
        counts.forEach((name, n) -> transaction.count(source, kind, name, n));
    }

    private void move(Transaction transaction, Counts counts) throws SQLException {
        Session session = transaction.session();
        if (!work.done()) {
            int rows = session.update(GO_ON, work.position(), counts.json(), seq, core.engine(), job.attempt());
            if (rows == 0) {
                throw SqlInbox.leaseLost(job);
            }
            return;
        }
        int end = end(session, counts);
        long now = core.now();
        Optional<Integer> state = session.first(
                END,
                row -> row.integer(1),
                work.position(),
                counts.json(),
                end,
                now,
                now,
                seq,
                core.engine(),
                job.attempt());
        int reached = state.orElseThrow(() -> SqlInbox.leaseLost(job));
        String source = job.payload().source();
        transaction.count(source, Transaction.Kind.PAYLOAD, States.payload(States.KEPT), -1);
        transaction.count(source, Transaction.Kind.PAYLOAD, States.payload(reached), 1);
        if (reached == States.KEPT) {
            transaction.ring(Transaction.Bell.ARRIVAL);
        }
    }

    private int end(Session session, Counts counts) throws SQLException {
        boolean mayWait = job.position() > 0 || !waiters.isEmpty();
        if (mayWait && session.first(WAITS, row -> 1, seq).isPresent()) {
            return States.WAITING;
        }
        boolean items = counts.items().values().stream().anyMatch(n -> n > 0);
        if (items || work.problems().isEmpty() || !work.parked().isEmpty()) {
            return States.DONE;
        }
        boolean refused = work.problems().stream().anyMatch(Commit::refuses);
        return refused ? States.REFUSED : States.FAILED;
    }

    private static boolean refuses(Problem problem) {
        return problem.code().disposition() == Disposition.REJECT;
    }

    private static Set<Waiter> waiters(List<Work.Parked> parked) {
        Set<Waiter> waiters = new LinkedHashSet<>();
        for (Work.Parked one : parked) {
            String account = one.reading().origin().account();
            if (one.problem().code() == ProblemCode.I101_ACCOUNT_UNKNOWN && account != null) {
                waiters.add(new Waiter(one.reading().origin().source(), account));
            }
        }
        return waiters;
    }

    private record Waiter(String source, String account) {}

    /**
     * How far the work on the payload had come.
     *
     * @param fresh whether this is the first piece of a run over it, which forgets what an earlier run found
     * @param accounts of the patient, where it is about one whose other accounts count
     */
    private record Before(Counts counts, boolean fresh, int accounts) {}

    /** The readings as rows, made before the writer's turn. */
    private static final class LedgerLines {
        private final List<@Nullable Object[]> added = new ArrayList<>();
        private final List<@Nullable Object[]> changed = new ArrayList<>();
        private final List<@Nullable Object[]> moved = new ArrayList<>();

        LedgerLines(Work work, long seq, long now) {
            work.beside().moved().forEach(one -> moved.add(SqlLedger.move(one)));
            for (Work.Entry entry : work.entries()) {
                Ledger.Known expected = entry.expected();
                if (expected == null) {
                    added.add(SqlLedger.insertion(entry, seq, now));
                } else {
                    changed.add(SqlLedger.change(entry, expected, seq, now));
                }
            }
        }

        void write(Session session) throws SQLException {
            expectOneEach(session.batch(SqlLedger.INSERT, added));
            expectOneEach(session.batch(SqlLedger.CHANGE, changed));
            expectOneEach(session.batch(SqlLedger.MOVE, moved));
        }

        private static void expectOneEach(int[] rows) {
            for (int n : rows) {
                if (n != 1) {
                    throw new Conflict();
                }
            }
        }
    }
}
