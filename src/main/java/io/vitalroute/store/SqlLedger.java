package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;
import io.vitalroute.reading.TimeFrame;

/** Readings in the table {@code ledger}, one row each. */
final class SqlLedger implements Ledger {
    static final String INSERT = "INSERT INTO ledger (version, fingerprint, status, metric, patient, start_at, end_at,"
            + " source, account, payload, mapping, mapping_version, reading, noted_at, key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
    static final String CHANGE = "UPDATE ledger SET version = ?, fingerprint = ?, status = ?, metric = ?, patient = ?,"
            + " start_at = ?, end_at = ?, source = ?, account = ?, payload = ?, mapping = ?, mapping_version = ?,"
            + " reading = ?, noted_at = ? WHERE key = ? AND version = ?";
    private static final String KNOWN = "SELECT key, version, fingerprint, status FROM ledger WHERE key ";
    private static final String SERIES =
            "SELECT reading FROM ledger WHERE patient = ? AND metric = ? AND start_at >= ? AND start_at < ?"
                    + " AND status <> 'ENTERED_IN_ERROR' ORDER BY start_at, key";

    private final Readers readers;
    private final String known;
    private final String accepted;

    SqlLedger(Core core) {
        this.readers = core.readers();
        this.known = KNOWN + core.dialect().inTexts();
        this.accepted = "SELECT key FROM parked WHERE decision = 1 AND key "
                + core.dialect().inTexts();
    }

    @Override
    public Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        if (!keys.isEmpty()) {
            boolean one = keys.size() == 1;
            String sql = one ? KNOWN + "= ?" : known;
            String argument = one ? keys.iterator().next() : Json.texts(keys);
            readers.read(session -> session.list(sql, row -> found.put(row.text(1), known(row)), argument));
        }
        return found;
    }

    private static Known known(Row row) throws SQLException {
        return new Known(row.number(2), row.text(3), Reading.Status.valueOf(row.text(4)));
    }

    @Override
    public List<Reading> series(PatientRef patient, Metric metric, Instant from, Instant to) {
        return readers.read(session -> session.list(
                SERIES,
                row -> ReadingJson.read(kept(row, metric), name -> metric).reading(),
                patient.primary().toString(),
                metric.name(),
                Times.micros(from),
                Times.micros(to)));
    }

    private static String kept(Row row, Metric metric) throws SQLException {
        String reading = row.textOrNull(1);
        if (reading == null) {
            throw new ProblemException(Problem.of(
                    ProblemCode.K106_PURGED, Faults.STORE, "values of " + metric.name() + " are no longer kept"));
        }
        return reading;
    }

    @Override
    public Set<String> accepted(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        String list = Json.texts(keys);
        return new HashSet<>(readers.read(session -> session.list(accepted, row -> row.text(1), list)));
    }

    static @Nullable Object[] insertion(Work.Entry entry, long payload, long now) {
        return line(entry, payload, now, 0);
    }

    static @Nullable Object[] change(Work.Entry entry, long payload, long now) {
        @Nullable Object[] line = line(entry, payload, now, 1);
        line[line.length - 1] = entry.expected();
        return line;
    }

    private static @Nullable Object[] line(Work.Entry entry, long payload, long now, int more) {
        Reading reading = entry.reading().reading();
        @Nullable
        Object[] line = {
            reading.version(),
            entry.fingerprint(),
            reading.status().name(),
            reading.metric().name(),
            entry.reading().patient().primary().toString(),
            Times.micros(reading.time().start()),
            reading.time() instanceof TimeFrame.During during
                    ? Times.micros(during.to().toInstant())
                    : null,
            reading.origin().source(),
            reading.origin().account(),
            payload,
            reading.origin().mapping(),
            reading.origin().mappingVersion(),
            ReadingJson.write(entry.reading()),
            now,
            reading.key(),
        };
        return java.util.Arrays.copyOf(line, line.length + more);
    }
}
