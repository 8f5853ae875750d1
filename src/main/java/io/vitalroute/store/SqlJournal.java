package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.reading.Payload;

/** What people see of the tables, and what they may ask for. */
final class SqlJournal implements Journal {
    private static final String MESSAGE =
            "SELECT p.seq, p.id, p.source, p.stream, p.account, p.received_at, p.length, p.state, p.counts"
                    + " FROM payload p WHERE p.state >= 0";
    private static final String PAYLOAD = "SELECT seq, id, source, stream, account, received_at, media_type, length"
            + " FROM payload WHERE state >= 0 AND purged_at IS NULL AND id = ?";
    private static final String BYTES =
            "SELECT d.media_type, m.bytes, d.receiver FROM delivery d JOIN message m ON m.id = d.id WHERE d.id = ?";
    private static final String SEQ = "SELECT seq FROM payload WHERE id = ?";

    private final Core core;

    SqlJournal(Core core) {
        this.core = core;
    }

    @Override
    public List<Message> messages(Query query) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder(MESSAGE);
        and(sql, arguments, " AND p.source = ?", query.source());
        and(sql, arguments, " AND p.stream = ?", query.stream());
        and(sql, arguments, " AND p.account = ?", query.account());
        and(
                sql,
                arguments,
                " AND EXISTS (SELECT 1 FROM ledger l WHERE l.payload = p.seq AND l.patient = ?)",
                query.patient());
        and(sql, arguments, " AND p.state = ?", query.state() == null ? null : States.payload(query.state()));
        and(sql, arguments, " AND p.received_at >= ?", micros(query.since()));
        and(sql, arguments, " AND p.received_at < ?", micros(query.until()));
        and(sql, arguments, " ORDER BY p.seq DESC LIMIT ?", query.limit());
        return core.readers()
                .read(session ->
                        session.list(sql.toString(), row -> Found.of(row).message(), arguments.toArray()));
    }

    private static void and(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            sql.append(condition);
            arguments.add(argument);
        }
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : Times.micros(time);
    }

    @Override
    public Optional<Detail> message(String id) {
        return core.readers().snapshot(session -> {
            List<Found> found = session.list(
                    MESSAGE + " AND p.id >= ? AND p.id < ? ORDER BY p.id LIMIT 2", Found::of, id, id + "~");
            boolean unique = found.size() == 1
                    || (!found.isEmpty() && found.get(0).message().id().equals(id));
            return unique ? Optional.of(Details.of(session, found.get(0))) : Optional.empty();
        });
    }

    @Override
    public Optional<Payload> payload(String id) {
        return core.readers()
                .read(session -> session.first(
                        PAYLOAD,
                        row -> new Payload(
                                row.text(2),
                                row.text(3),
                                row.text(4),
                                row.textOrNull(5),
                                row.instant(6),
                                row.text(7),
                                new StoredBody(core.readers(), row.number(1), row.number(8))),
                        id));
    }

    @Override
    public Optional<DeliveryBytes> delivery(long id) {
        return core.readers()
                .read(session -> session.first(
                        BYTES, row -> new DeliveryBytes(row.text(1), row.bytes(2), row.textOrNull(3)), id));
    }

    @Override
    public boolean replay(String payload, @Nullable String destination) {
        return Core.await(core.back().submit(transaction -> {
            Optional<Long> seq = transaction.session().first(SEQ, row -> row.number(1), payload);
            return seq.isPresent() && Again.replay(transaction, seq.get(), destination, core.now());
        }));
    }

    @Override
    public boolean resend(long delivery) {
        return new Resend(core, delivery).ask();
    }

    @Override
    public int decide(String readingKey, boolean accept, String who) {
        return Core.await(core.back().submit(new Decide(readingKey, accept, who, core.now())));
    }

    @Override
    public Figures figures(Instant now) {
        return core.readers().snapshot(FiguresQuery::run);
    }

    /** A payload's row as people see it. */
    record Found(long seq, Message message, Counts counts) {
        static Found of(Row row) throws SQLException {
            Counts counts = Counts.parse(row.textOrNull(9));
            Message message = new Message(
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.textOrNull(5),
                    row.instant(6),
                    row.number(7),
                    States.payload(row.integer(8)),
                    counts.items(),
                    counts.readings(),
                    counts.problems());
            return new Found(row.number(1), message, counts);
        }
    }
}
