package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Journal;

/** Everything that came of one payload; of long lists the beginning. */
final class Details {
    private static final int MOST = 10_000;
    private static final String PROBLEMS =
            "SELECT code, message, place, hint FROM problem WHERE payload = ? ORDER BY id LIMIT " + MOST;
    private static final String READINGS =
            "SELECT l.key, l.version, l.metric, l.start_at, l.status, l.patient, l.twin, t.source, t.account, t.path,"
                    + " t.status FROM ledger l LEFT JOIN ledger t ON t.key = l.twin WHERE l.payload = ?"
                    + " ORDER BY l.id LIMIT "
                    + MOST;
    private static final String PARKED = "SELECT key, version, metric, start_at, status FROM parked"
            + " WHERE payload = ? AND decision <> 1 ORDER BY id LIMIT " + MOST;
    private static final String DELIVERIES =
            "SELECT id, destination, state, readings, attempts, queued_at, settled_at, problem FROM delivery"
                    + " WHERE payload = ? ORDER BY id LIMIT " + MOST;

    private Details() {}

    static Journal.Detail of(Session session, SqlJournal.Found found) throws SQLException {
        List<Journal.ReadingLine> readings = new ArrayList<>(session.list(READINGS, Details::accepted, found.seq()));
        readings.addAll(session.list(PARKED, row -> reading(row, "parked", "", null), found.seq()));
        return new Journal.Detail(
                found.message(),
                found.counts().skips(),
                session.list(
                        PROBLEMS,
                        row -> new Journal.ProblemLine(row.text(1), row.text(2), row.text(3), row.textOrNull(4)),
                        found.seq()),
                readings,
                session.list(DELIVERIES, Details::delivery, found.seq()));
    }

    private static Journal.ReadingLine accepted(Row row) throws SQLException {
        String twin = row.textOrNull(7);
        if (twin == null) {
            return reading(row, "accepted", row.text(6), null);
        }
        String source = row.textOrNull(8);
        String status = row.textOrNull(11);
        return reading(
                row,
                "filtered",
                row.text(6),
                new Journal.StandIn(
                        twin,
                        source == null ? null : way(source, row.textOrNull(9), row.textOrNull(10)),
                        status == null ? null : word(status)));
    }

    private static String way(String source, @Nullable String account, @Nullable String path) {
        String named = path == null ? source : path;
        return account == null ? named : named + " " + account;
    }

    private static Journal.ReadingLine reading(Row row, String state, String patient, Journal.@Nullable StandIn stands)
            throws SQLException {
        return new Journal.ReadingLine(
                row.text(1), row.number(2), row.text(3), row.instant(4), word(row.text(5)), state, patient, stands);
    }

    /** As {@code map --to readings} writes it. */
    private static String word(String status) {
        return status.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Journal.DeliveryLine delivery(Row row) throws SQLException {
        Instant queued = row.instant(6);
        return new Journal.DeliveryLine(
                row.number(1),
                row.text(2),
                States.delivery(row.integer(3)),
                row.integer(4),
                row.integer(5),
                queued,
                row.instantOrNull(7),
                row.textOrNull(8));
    }
}
