package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;

/** Payloads in the table {@code payload}, their bytes in {@code body}. */
final class SqlInbox implements Inbox {
    /** Bodies up to this come with the claim; larger ones are read when they are opened. */
    private static final int AT_HAND = 64 << 10;

    private static final String GIVE_BACK = "UPDATE payload SET state = 0, owner = NULL, lease_until = NULL, due_at = ?"
            + " WHERE seq = ? AND state = 1 AND owner = ? AND attempt = ?";

    private static final String UNKNOWN = "SELECT p.seq, p.source, p.stream FROM problem q JOIN payload p"
            + " ON p.seq = q.payload WHERE q.code = ? AND p.state = " + States.REFUSED + " ORDER BY p.seq";

    private final Core core;
    private final Keeper keeper;
    private final String claim;

    SqlInbox(Core core) {
        this.core = core;
        this.keeper = new Keeper(core);
        this.claim = "UPDATE payload SET state = 1, owner = ?, lease_until = ?, attempt = attempt + 1 WHERE seq "
                + core.dialect()
                        .inClaimed("SELECT seq FROM payload WHERE state = 0 AND due_at <= ?"
                                + " ORDER BY due_at, seq LIMIT ?")
                + " RETURNING seq, id, source, stream, account, received_at, media_type, length, position, attempt,"
                + " replay, replay_to, due_at,"
                + " (SELECT packed FROM body WHERE body.id = payload.seq * 1048576 AND payload.length <= " + AT_HAND
                + "), (SELECT bytes FROM body WHERE body.id = payload.seq * 1048576 AND payload.length <= " + AT_HAND
                + ")";
    }

    @Override
    public CompletionStage<Kept> keep(Payload payload) {
        try {
            return Keeper.isSmall(payload) ? keeper.small(payload) : keeper.large(payload);
        } catch (IOException e) {
            return CompletableFuture.failedStage(new UncheckedIOException(e));
        }
    }

    @Override
    public CompletionStage<List<Job>> claim(int max, Duration lease) {
        return core.front()
                .submit(transaction -> transaction.session().list(claim, this::claimed, arguments(max, lease)))
                .thenApply(rows -> rows.stream()
                        .sorted(Comparator.comparingLong(Claimed::due).thenComparingLong(Claimed::seq))
                        .map(this::hold)
                        .toList());
    }

    private @Nullable Object[] arguments(int max, Duration lease) {
        return new Object[] {core.engine(), core.leased(lease), core.now(), max};
    }

    private Job hold(Claimed row) {
        core.held().payloads().put(row.job.payload().id(), row.seq);
        return row.job;
    }

    private Claimed claimed(Row row) throws SQLException {
        long seq = row.number(1);
        byte[] bytes = row.bytesOrNull(15);
        long length = row.number(8);
        Body body = bytes == null
                ? new StoredBody(core.readers(), seq, length)
                : Body.of(new Chunk(row.integer(14), bytes).unpacked());
        Payload payload = new Payload(
                row.text(2), row.text(3), row.text(4), row.textOrNull(5), row.instant(6), row.text(7), body);
        Replay replay = row.integer(11) == 0 ? null : new Replay(row.textOrNull(12));
        return new Claimed(seq, row.number(13), new Job(payload, row.number(9), row.integer(10), replay));
    }

    @Override
    public CompletionStage<Boolean> commit(Work work) {
        Long seq = core.held().payloads().get(work.job().payload().id());
        if (seq == null) {
            return CompletableFuture.failedStage(leaseLost(work.job()));
        }
        Commit commit = new Commit(core, seq, work);
        return core.back()
                .submit(commit.alone(commit.names()))
                .thenApply(written -> {
                    if (work.done()) {
                        core.held().payloads().remove(work.job().payload().id());
                    }
                    return written;
                })
                .exceptionally(SqlInbox::falseForConflict);
    }

    private static Boolean falseForConflict(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        if (cause instanceof Conflict) {
            return false;
        }
        throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    static ProblemException leaseLost(Job job) {
        return new ProblemException(Problem.of(
                ProblemCode.K103_LEASE_LOST,
                Where.of(job.payload().id()),
                "another engine has taken the payload over; drop this work"));
    }

    @Override
    public CompletionStage<Void> giveBack(Job job, Duration pause) {
        Long seq = core.held().payloads().remove(job.payload().id());
        if (seq == null) {
            return CompletableFuture.completedStage(null);
        }
        long due = core.until(pause);
        return core.back()
                .submit(transaction -> {
                    transaction.ring(Transaction.Bell.ARRIVAL);
                    return transaction.session().update(GIVE_BACK, due, seq, core.engine(), job.attempt());
                })
                .thenAccept(rows -> {});
    }

    @Override
    public CompletionStage<Integer> retryUnknown(BiPredicate<String, String> accepted) {
        List<Long> refused = core
                .readers()
                .read(session -> session.list(UNKNOWN, Refused::of, ProblemCode.S101_UNKNOWN_STREAM.id()))
                .stream()
                .filter(one -> accepted.test(one.source(), one.stream()))
                .map(Refused::seq)
                .toList();
        CompletionStage<Integer> retried = CompletableFuture.completedStage(0);
        for (long seq : refused) {
            retried = retried.thenCombine(
                    core.back().submit(transaction -> Again.ask(transaction, seq, core.now()) ? 1 : 0), Integer::sum);
        }
        return retried;
    }

    @Override
    public Listening onArrival(Runnable listener) {
        return core.bells().listen(Transaction.Bell.ARRIVAL, listener);
    }

    private record Refused(long seq, String source, String stream) {
        static Refused of(Row row) throws SQLException {
            return new Refused(row.number(1), row.text(2), row.text(3));
        }
    }

    private record Claimed(long seq, long due, Job job) {}
}
