package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One thread that makes all changes of its lane. It takes whatever waits, up to the dialect's group size, runs it in one
 * transaction, commits once, and answers all. It never lingers for more: under load the next group gathers while this
 * one reaches the disk.
 *
 * <p>A group runs without savepoints first. Where an operation fails, the group is rolled back and run once more, now
 * with a savepoint around each operation, so that the bad one fails alone.
 */
final class Writer implements AutoCloseable {
    /** How many are answered by one thread, one after the other: waking a thread costs more than most answers. */
    private static final int ANSWERS = 16;

    private final Dialect dialect;
    private final Executor answers;
    private final Consumer<Set<Transaction.Bell>> bells;
    private final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private @Nullable Session session;
    private Set<Transaction.Bell> rung = Set.of();

    Writer(String name, Dialect dialect, Executor answers, Consumer<Set<Transaction.Bell>> bells) {
        this.dialect = dialect;
        this.answers = answers;
        this.bells = bells;
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the operation in one of the next transactions. The stage completes after the commit, on an answer thread. */
    <T> CompletableFuture<T> submit(Operation<T> operation) {
        Task<T> task = new Task<>(operation);
        queue.add(task);
        if (closing && queue.remove(task)) {
            task.future.completeExceptionally(Faults.closed());
        }
        return task.future;
    }

    /** Ends after everything that was submitted. */
    @Override
    public void close() {
        closing = true;
        queue.add(new Task<>(transaction -> Boolean.TRUE));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        List<Task<?>> group = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                break;
            }
            queue.drainTo(group, dialect.group() - 1);
            commit(group);
            group.clear();
        }
        discard();
    }

    private void commit(List<Task<?>> group) {
        Throwable fault = attempt(group, false);
        if (fault != null && worthAnotherTry(group, fault)) {
            fault = attempt(group, true);
        }
        Throwable outcome = fault;
        if (outcome == null) {
            bells.accept(rung);
        }
        for (int from = 0; from < group.size(); from += ANSWERS) {
            List<Task<?>> some = List.copyOf(group.subList(from, Math.min(group.size(), from + ANSWERS)));
            answers.execute(() -> some.forEach(task -> task.answer(outcome)));
        }
    }

    /** Alone in its group an operation fails for good, unless it was the connection's fault. */
    private boolean worthAnotherTry(List<Task<?>> group, Throwable fault) {
        return group.size() > 1 || (fault instanceof SQLException && session == null);
    }

    private @Nullable Throwable attempt(List<Task<?>> group, boolean guarded) {
        try {
            Session current = open();
            Transaction transaction = new Transaction(current);
            dialect.begin(current, locks(group));
            for (Task<?> task : group) {
                task.run(transaction, guarded);
            }
            transaction.flush();
            current.run("COMMIT");
            rung = transaction.rung();
            return null;
        } catch (Throwable fault) {
            rollback();
            return fault;
        }
    }

    private static Set<String> locks(List<Task<?>> group) {
        Set<String> names = new TreeSet<>();
        group.forEach(task -> names.addAll(task.operation.locks()));
        return names;
    }

    private Session open() throws SQLException {
        Session current = session;
        if (current == null) {
            current = dialect.writer();
            session = current;
        }
        return current;
    }

    /** A session that can't even roll back is thrown away. */
    private void rollback() {
        Session current = session;
        if (current == null) {
            return;
        }
        try {
            if (!current.connection().isValid(5)) {
                discard();
                return;
            }
            current.forget();
            current.run("ROLLBACK");
        } catch (SQLException e) {
            discard();
        }
    }

    private void discard() {
        Session current = session;
        session = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                // it was broken already
            }
        }
    }

    /** An operation and who waits for it. */
    private static final class Task<T> {
        private static final String SAVEPOINT = "operation";
        private final Operation<T> operation;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable fault;

        Task(Operation<T> operation) {
            this.operation = operation;
        }

        void run(Transaction transaction, boolean guarded) throws SQLException {
            if (!guarded) {
                result = operation.run(transaction);
                transaction.keep();
                return;
            }
            Session session = transaction.session();
            session.run("SAVEPOINT " + SAVEPOINT);
            try {
                result = operation.run(transaction);
                fault = null;
                transaction.keep();
            } catch (SQLException | RuntimeException e) {
                fault = e;
                transaction.undo();
                if (!undone(session)) {
                    throw e;
                }
            }
            session.run("RELEASE SAVEPOINT " + SAVEPOINT);
        }

        /** False where the whole transaction is gone, as after a full disk. */
        private static boolean undone(Session session) {
            try {
                session.forget();
                session.run("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                return true;
            } catch (SQLException e) {
                return false;
            }
        }

        @SuppressWarnings("NullAway") // null is a result where T says so
        void answer(@Nullable Throwable ofTheGroup) {
            Throwable failed = ofTheGroup == null ? fault : ofTheGroup;
            if (failed == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(Faults.of(failed));
            }
        }
    }
}
