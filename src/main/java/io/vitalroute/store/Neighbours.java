package io.vitalroute.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Ledger.Around;
import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.pipeline.Ledger.Neighbour;
import io.vitalroute.pipeline.Ledger.Standing;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/** Readings beside others: of one patient and metric, around a time. */
final class Neighbours {
    /** What {@link #known} reads. */
    static final String KNOWN = "key, version, received_at, fingerprint, status, item, path, twin, told";

    private static final String COLUMNS = "SELECT " + KNOWN
            + ", source, account, start_at, end_at, day, CASE WHEN reading IS NULL THEN 0 ELSE 1 END, patient, metric"
            + " FROM ledger";
    private static final String AROUND = COLUMNS + " WHERE patient = ? AND metric = ? AND start_at >= ?"
            + " AND start_at <= ? AND coalesce(end_at, start_at) >= ? AND path IS DISTINCT FROM 'summary'";
    private static final String ACCOUNTS = "SELECT count(*) FROM patient_account WHERE patient = ?";

    private final String bound;

    Neighbours(Dialect dialect) {
        this.bound = COLUMNS + " WHERE key " + dialect.inTexts() + " UNION " + COLUMNS
                + " WHERE twin IS NOT NULL AND twin " + dialect.inTexts();
    }

    List<Neighbour> around(Session session, Around question) throws SQLException {
        return sorted(session.list(
                AROUND,
                Neighbours::neighbour,
                question.patient().primary().toString(),
                question.metric().name(),
                Times.micros(question.from().minus(Around.LONGEST)),
                Times.micros(question.to()),
                Times.micros(question.from())));
    }

    /** By their keys alone, as an index over a patient's whole life would be the wrong way to them. */
    List<Neighbour> bound(Session session, PatientRef patient, Metric metric, Collection<String> keys)
            throws SQLException {
        String list = Json.texts(keys);
        String whose = patient.primary().toString();
        List<Optional<Neighbour>> found = session.list(
                bound,
                row -> whose.equals(row.text(16)) && metric.name().equals(row.text(17))
                        ? Optional.of(neighbour(row))
                        : Optional.empty(),
                list,
                list);
        return sorted(found.stream().flatMap(Optional::stream).toList());
    }

    private static List<Neighbour> sorted(List<Neighbour> found) {
        return found.stream().sorted(Comparator.comparing(Neighbour::key)).toList();
    }

    /**
     * Whether what lies beside the readings of a work is still what its decisions found.
     *
     * @param accounts how many the work's patient has now, where it is about one
     */
    boolean areAsSeen(Session session, Work.Beside beside, int accounts) throws SQLException {
        boolean one = beside.patient() != null;
        for (var patient : beside.accounts().entrySet()) {
            int now = one ? accounts : accounts(session, patient.getKey());
            if (now > patient.getValue()) {
                return false;
            }
        }
        for (Work.Seen seen : beside.seen()) {
            if (!around(session, seen.question()).equals(seen.found())) {
                return false;
            }
        }
        return true;
    }

    private static int accounts(Session session, String patient) throws SQLException {
        return session.first(ACCOUNTS, row -> row.integer(1), patient).orElse(0);
    }

    /** What the ledger holds of a key. */
    static Known known(Row row) throws SQLException {
        return new Known(
                row.number(2),
                row.instant(3),
                row.text(4),
                Reading.Status.valueOf(row.text(5)),
                row.textOrNull(6),
                new Standing(row.textOrNull(7), row.textOrNull(8), row.integer(9) != 0));
    }

    private static Neighbour neighbour(Row row) throws SQLException {
        return new Neighbour(
                row.text(1),
                row.text(10),
                row.textOrNull(11),
                row.instant(12),
                row.instantOrNull(13),
                day(row),
                row.integer(15) != 0,
                known(row));
    }

    private static @Nullable LocalDate day(Row row) throws SQLException {
        Long day = row.numberOrNull(14);
        return day == null ? null : LocalDate.ofEpochDay(day);
    }
}
