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
                    + " source, account, payload, mapping, mapping_version, reading, noted_at, item, day, path, twin, told, key)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
    static final String CHANGE =
            "UPDATE ledger SET version = ?, received_at = ?, fingerprint = ?, status = ?, metric = ?, patient = ?,"
                    + " start_at = ?, end_at = ?, source = ?, account = ?, payload = ?, mapping = ?, mapping_version = ?,"
                    + " reading = ?, noted_at = ?, item = ?, day = ?, path = ?, twin = ?, told = ?"
                    + " WHERE key = ? AND version = ? AND received_at = ? AND fingerprint = ? AND status = ?"
                    + " AND twin IS NOT DISTINCT FROM ?";
    static final String MOVE = "UPDATE ledger SET twin = ?, told = ?"
            + " WHERE key = ? AND version = ? AND received_at = ? AND fingerprint = ? AND status = ?"
            + " AND twin IS NOT DISTINCT FROM ?";
    private static final String KNOWN = "SELECT " + Neighbours.KNOWN + " FROM ledger WHERE key ";
    private static final String SERIES =
            "SELECT reading FROM ledger WHERE patient = ? AND metric = ? AND start_at >= ? AND start_at < ?"
                    + " AND status <> 'ENTERED_IN_ERROR' AND twin IS NULL AND path IS DISTINCT FROM 'summary'"
                    + " ORDER BY start_at, key";

    private final Readers readers;
    private final String known;
    private final String accepted;
    private final String members;
    private final String readings;
    private final Neighbours neighbours;

    SqlLedger(Core core) {
        this.readers = core.readers();
        this.known = KNOWN + core.dialect().inTexts();
        this.neighbours = new Neighbours(core.dialect());
        this.members = "SELECT " + Neighbours.KNOWN + ", start_at FROM ledger"
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
            readers.read(session -> session.list(sql, row -> found.put(row.text(1), Neighbours.known(row)), argument));
        }
        return found;
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
                        .add(new Member(row.text(1), row.instant(10), Neighbours.known(row))),
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
    public List<Neighbour> around(Around question) {
        return readers.read(session -> neighbours.around(session, question));
    }

    @Override
    public List<Neighbour> bound(PatientRef patient, Metric metric, Collection<String> keys) {
        return readers.read(session -> neighbours.bound(session, patient, metric, keys));
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
        @Nullable Object[] line = line(entry, payload, now, 5);
        expect(line, expected);
        return line;
    }

    /** A change of where it stands, of exactly what the decision was based on. */
    static @Nullable Object[] move(Work.Moved moved) {
        @Nullable
        Object[] line = {
            moved.standing().twin(), moved.standing().told() ? 1 : 0, moved.key(), null, null, null, null, null
        };
        expect(line, moved.expected());
        return line;
    }

    private static void expect(@Nullable Object[] line, Known expected) {
        line[line.length - 5] = expected.version();
        line[line.length - 4] = Times.micros(expected.receivedAt());
        line[line.length - 3] = expected.fingerprint();
        line[line.length - 2] = expected.status().name();
        line[line.length - 1] = expected.standing().twin();
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
            reading.time() instanceof TimeFrame.Day day ? day.date().toEpochDay() : null,
            entry.standing().path(),
            entry.standing().twin(),
            entry.standing().told() ? 1 : 0,
            reading.key(),
        };
        return java.util.Arrays.copyOf(line, line.length + more);
    }
}
