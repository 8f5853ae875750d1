package io.vitalroute.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.vitalroute.pipeline.Inbox.Kept;
import io.vitalroute.reading.Payload;

/**
 * Writes payloads. A small one is one operation. A large one goes in chunk by chunk under a name of its own, so that it
 * holds up nobody, and counts as kept when all of it is there; what a dead engine left half received is thrown away.
 */
final class Keeper {
    private static final String INSERT =
            "INSERT INTO payload (id, source, stream, account, received_at, media_type, length, state, due_at,"
                    + " owner, lease_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (id) DO NOTHING RETURNING seq";
    private static final String CHUNK = "INSERT INTO body (id, packed, bytes) VALUES (?, ?, ?)";
    private static final String KNOWN = "SELECT seq FROM payload WHERE id = ?";
    private static final String ARRIVED = "UPDATE payload SET id = ?, state = 0, length = ?, due_at = ?, owner = NULL,"
            + " lease_until = NULL WHERE seq = ? AND state = -1 AND owner = ?";

    /** Chunks on their way to the writer at the same time. */
    private static final int WINDOW = 4;

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Core core;

    Keeper(Core core) {
        this.core = core;
    }

    /** Whether one chunk holds it. */
    static boolean isSmall(Payload payload) throws IOException {
        return payload.body().length() <= Chunk.SIZE;
    }

    CompletionStage<Kept> small(Payload payload) throws IOException {
        return core.front().submit(keeping(payload));
    }

    /** Keeps a small payload; for a transaction that does more. */
    Operation<Kept> keeping(Payload payload) throws IOException {
        byte[] bytes = payload.body().bytes();
        Chunk chunk = Chunk.of(bytes, bytes.length);
        return transaction -> {
            Optional<Long> seq = insert(transaction, payload, payload.id(), States.KEPT);
            if (seq.isPresent()) {
                transaction.session().update(CHUNK, Chunk.id(seq.get(), 0), chunk.packed(), chunk.bytes());
                arrived(transaction, payload);
            }
            return new Kept(payload.id(), seq.isEmpty());
        };
    }

    CompletionStage<Kept> large(Payload payload) {
        return CompletableFuture.supplyAsync(() -> receive(payload), core.answers());
    }

    private Kept receive(Payload payload) {
        if (core.readers().read(session -> known(session, payload))) {
            return new Kept(payload.id(), true);
        }
        String draft = "receiving-" + UUID.randomUUID();
        long seq = Core.await(core.front()
                .submit(transaction ->
                        insert(transaction, payload, draft, States.RECEIVING).orElseThrow()));
        core.held().payloads().put(draft, seq);
        try {
            long length = stream(payload, seq);
            boolean repeat = Core.await(core.front().submit(transaction -> finish(transaction, payload, seq, length)));
            if (repeat) {
                Bodies.drop(core, seq);
            }
            return new Kept(payload.id(), repeat);
        } catch (RuntimeException e) {
            Bodies.drop(core, seq);
            throw e;
        } finally {
            core.held().payloads().remove(draft);
        }
    }

    /** Ends only when no chunk is on its way any more, also where it fails. */
    private long stream(Payload payload, long seq) {
        Deque<CompletableFuture<Integer>> underway = new ArrayDeque<>();
        try (InputStream in = payload.body().open()) {
            long length = 0;
            int number = 0;
            byte[] bytes = in.readNBytes(Chunk.SIZE);
            while (bytes.length > 0) {
                length += bytes.length;
                underway.add(write(Chunk.of(bytes, bytes.length), Chunk.id(seq, number++)));
                if (underway.size() >= WINDOW) {
                    Core.await(underway.remove());
                }
                bytes = in.readNBytes(Chunk.SIZE);
            }
            while (!underway.isEmpty()) {
                Core.await(underway.remove());
            }
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            underway.forEach(chunk -> chunk.exceptionally(fault -> 0).join());
        }
    }

    private CompletableFuture<Integer> write(Chunk chunk, long id) {
        return core.front()
                .submit(transaction -> transaction.session().update(CHUNK, id, chunk.packed(), chunk.bytes()));
    }

    /** True where the same payload has come in meanwhile. */
    private boolean finish(Transaction transaction, Payload payload, long seq, long length) throws SQLException {
        if (known(transaction.session(), payload)) {
            return true;
        }
        int rows = transaction
                .session()
                .update(ARRIVED, payload.id(), length, Times.micros(payload.receivedAt()), seq, core.engine());
        if (rows == 0) {
            throw Faults.closed();
        }
        arrived(transaction, payload);
        return false;
    }

    private static boolean known(Session session, Payload payload) throws SQLException {
        return session.first(KNOWN, row -> row.number(1), payload.id()).isPresent();
    }

    private Optional<Long> insert(Transaction transaction, Payload payload, String id, int state) throws SQLException {
        boolean kept = state == States.KEPT;
        return transaction
                .session()
                .first(
                        INSERT,
                        row -> row.number(1),
                        id,
                        payload.source(),
                        payload.stream(),
                        payload.account(),
                        Times.micros(payload.receivedAt()),
                        payload.mediaType(),
                        payload.body().length(),
                        state,
                        Times.micros(payload.receivedAt()),
                        kept ? null : core.engine(),
                        kept ? null : core.until(LEASE));
    }

    private static void arrived(Transaction transaction, Payload payload) {
        transaction.count(payload.source(), Transaction.Kind.PAYLOAD, States.payload(States.KEPT), 1);
        transaction.ring(Transaction.Bell.ARRIVAL);
    }
}
