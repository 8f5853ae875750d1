package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
    static final String INSERT =
            "INSERT INTO ledger (version, received_at, fingerprint, status, metric, patient, start_at, end_at,"
                    + " source, account, payload, mapping, mapping_version, reading, noted_at, item, key)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
    static final String CHANGE =
            "UPDATE ledger SET version = ?, received_at = ?, fingerprint = ?, status = ?, metric = ?, patient = ?,"
                    + " start_at = ?, end_at = ?, source = ?, account = ?, payload = ?, mapping = ?, mapping_version = ?,"
                    + " reading = ?, noted_at = ?, item = ?"
                    + " WHERE key = ? AND version = ? AND received_at = ? AND fingerprint = ? AND status = ?";
    private static final String KNOWN =
            "SELECT key, version, received_at, fingerprint, status, item FROM ledger WHERE key ";
    private static final String SERIES =
            "SELECT reading FROM ledger WHERE patient = ? AND metric = ? AND start_at >= ? AND start_at < ?"
                    + " AND status <> 'ENTERED_IN_ERROR' ORDER BY start_at, key";

    private final Readers readers;
    private final String known;
    private final String accepted;
    private final String members;
    private final String readings;

    SqlLedger(Core core) {
        this.readers = core.readers();
        this.known = KNOWN + core.dialect().inTexts();
        this.members = "SELECT key, version, received_at, fingerprint, status, item, start_at FROM ledger"
                + " WHERE item IS NOT NULL AND item "
                + core.dialect().inTexts() + " AND start_at >= ? AND start_at < ? ORDER BY item, start_at, key";
        this.readings = "SELECT reading FROM ledger WHERE reading IS NOT NULL AND key "
                + core.dialect().inTexts();
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
        return new Known(
                row.number(2), row.instant(3), row.text(4), Reading.Status.valueOf(row.text(5)), row.textOrNull(6));
    }

    @Override
    public Map<Question, List<Member>> members(Collection<Question> questions) {
        Instant from =
                questions.stream().map(Question::from).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant to =
                questions.stream().map(Question::to).max(Instant::compareTo).orElse(Instant.EPOCH);
        Map<String, List<Member>> byItem = new HashMap<>();
        String list =
                Json.texts(questions.stream().map(Question::item).distinct().toList());
        readers.read(session -> session.list(
                members,
                row -> byItem.computeIfAbsent(row.text(6), item -> new ArrayList<>())
                        .add(new Member(row.text(1), row.instant(7), known(row))),
                list,
                Times.micros(from),
                Times.micros(to)));
        Map<Question, List<Member>> answers = new HashMap<>();
        questions.forEach(question -> answers.put(
                question,
                byItem.getOrDefault(question.item(), List.of()).stream()
                        .filter(m -> !m.start().isBefore(question.from())
                                && m.start().isBefore(question.to()))
                        .toList()));
        return answers;
    }

    @Override
    public List<ReadingJson.Line> readings(Collection<String> keys, Function<String, Metric> metrics) {
        String list = Json.texts(keys);
        return readers.read(session -> session.list(readings, row -> ReadingJson.read(row.text(1), metrics), list));
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

    /** A change of exactly what the decision was based on. */
    static @Nullable Object[] change(Work.Entry entry, Known expected, long payload, long now) {
        @Nullable Object[] line = line(entry, payload, now, 4);
        line[line.length - 4] = expected.version();
        line[line.length - 3] = Times.micros(expected.receivedAt());
        line[line.length - 2] = expected.fingerprint();
        line[line.length - 1] = expected.status().name();
        return line;
    }

    private static @Nullable Object[] line(Work.Entry entry, long payload, long now, int more) {
        Reading reading = entry.reading().reading();
        @Nullable
        Object[] line = {
            reading.version(),
            Times.micros(reading.origin().receivedAt()),
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
            entry.item(),
            reading.key(),
        };
        return java.util.Arrays.copyOf(line, line.length + more);
    }
}
