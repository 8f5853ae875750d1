package io.vitalroute.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Housekeeping;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Invitations;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.source.pull.Errands;

/**
 * All state of an engine behind the ports that use it. Stages complete on threads of the store that may be held up as
 * long as one likes. Close it after everything that works with it: what is still in hand then is queued again.
 */
public final class Store implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoreSettings settings;
    private final Core core;
    private final ExecutorService answers;
    private final @Nullable Heartbeat heartbeat;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Links links;
    private final Phones phones;
    private final Journal journal;
    private final Housekeeping housekeeping;
    private final Invitations invitations;
    private final Connections connections;
    private final Subscriptions subscriptions;
    private final Errands errands;

    private Store(StoreSettings settings, Core core, ExecutorService answers, @Nullable Heartbeat heartbeat) {
        this.settings = settings;
        this.core = core;
        this.answers = answers;
        this.heartbeat = heartbeat;
        this.inbox = new SqlInbox(core);
        this.outbox = new SqlOutbox(core);
        this.ledger = new SqlLedger(core);
        this.links = new SqlLinks(core);
        this.phones = new SqlPhones(core);
        this.journal = new SqlJournal(core);
        this.housekeeping = new Housekeeper(core);
        this.invitations = new SqlInvitations(core);
        this.connections = new SqlConnections(core);
        this.subscriptions = new SqlSubscriptions(core);
        this.errands = new SqlErrands(core);
    }

    /** Opens the store with the system's clock. */
    public static Store open(StoreSettings settings) {
        return open(settings, Clock.systemUTC());
    }

    /**
     * Opens the store, brings its tables up to date, and, as an engine, takes up what a dead engine left.
     *
     * @throws ProblemException K101 where the database does not answer, K104 where another engine uses the SQLite file,
     *     K105 where the tables are of a newer version, K107 for a URL of another kind
     */
    public static Store open(StoreSettings settings, Clock clock) {
        Dialect dialect = Dialects.of(settings);
        try {
            Schema.migrate(dialect, settings.url());
        } catch (RuntimeException e) {
            dialect.close();
            throw e;
        }
        Bells bells = new Bells();
        ExecutorService answers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "store-answer");
            thread.setDaemon(true);
            return thread;
        });
        Writer back = new Writer("store-writer", dialect, answers, bells::ring);
        Writer front = dialect.lanes() == 1 ? back : new Writer("store-writer-front", dialect, answers, bells::ring);
        Core core = new Core(
                settings.engine(),
                clock,
                settings.lease(),
                dialect,
                front,
                back,
                new Readers(dialect),
                bells,
                new Held(),
                answers);
        boolean engine = settings.role() == StoreSettings.Role.ENGINE;
        Store store = new Store(settings, core, answers, engine ? new Heartbeat(core, settings) : null);
        store.start();
        return store;
    }

    private void start() {
        if (heartbeat == null) {
            return;
        }
        try {
            long now = core.now();
            Recovery recovery = core.dialect().alone() ? Recovery.everything(now) : Recovery.expired(now);
            recovery.carryOut(core);
            heartbeat.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Payloads. */
    public Inbox inbox() {
        return inbox;
    }

    /** Deliveries. */
    public Outbox outbox() {
        return outbox;
    }

    /** Readings. */
    public Ledger ledger() {
        return ledger;
    }

    /** Accounts and patients. */
    public Links links() {
        return links;
    }

    /** Enrolled devices of apps on phones. */
    public Phones phones() {
        return phones;
    }

    /** The store as people look at it. */
    public Journal journal() {
        return journal;
    }

    /** Who may connect an account. */
    public Invitations invitations() {
        return invitations;
    }

    /** Who has connected one. */
    public Connections connections() {
        return connections;
    }

    /** What vendors notify us of. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What is to be fetched. */
    public Errands errands() {
        return errands;
    }

    /** The name under which leases are held. */
    public String engine() {
        return core.engine();
    }

    /** Whether writing and reading are likely to succeed now; empty where they are. Waits a few seconds at most. */
    public Optional<Problem> check() {
        try {
            core.back()
                    .submit(transaction -> transaction.session().list("SELECT 1", row -> row.integer(1)))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            core.readers().read(session -> session.list("SELECT 1", row -> row.integer(1)));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.first());
        } catch (CompletionException e) {
            return Optional.of(
                    e.getCause() instanceof ProblemException problem
                            ? problem.first()
                            : Problem.of(ProblemCode.K101_UNAVAILABLE, Faults.STORE, "the writer does not answer"));
        }
    }

    /** Throwing away what is kept no longer. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** How it was opened. */
    StoreSettings settings() {
        return settings;
    }

    Core core() {
        return core;
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
            release();
        }
        core.front().close();
        core.back().close();
        core.readers().close();
        answers.shutdown();
        core.dialect().close();
    }

    /** Whoever is next need not wait for our leases to end. */
    private void release() {
        try {
            if (check().isEmpty()) {
                Recovery.of(core.engine(), core.now()).carryOut(core);
            }
        } catch (RuntimeException e) {
            // the leases end by themselves
        }
    }
}
