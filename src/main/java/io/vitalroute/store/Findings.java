package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Reading;

/** Problems and parked readings of a payload. */
final class Findings {
    /** All problems of a payload are counted, so many of them are described. */
    private static final int DESCRIBED = 1_000;

    private static final String PROBLEM =
            "INSERT INTO problem (payload, code, message, place, hint, noted_at) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String PARK =
            "INSERT INTO parked (payload, key, version, metric, start_at, status, source, account, code, problem,"
                    + " parked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (payload, key) DO UPDATE SET"
                    + " version = excluded.version, code = excluded.code, problem = excluded.problem";

    private Findings() {}

    /** What an earlier run over the payload found, but for what a person has decided since. */
    static void forget(Session session, long payload) throws SQLException {
        session.update("DELETE FROM problem WHERE payload = ?", payload);
        session.update("DELETE FROM waiting WHERE payload = ?", payload);
        session.update("DELETE FROM parked WHERE payload = ? AND decision = 0", payload);
    }

    static void write(Session session, long payload, Work work, int before, long now) throws SQLException {
        List<@Nullable Object[]> problems = new ArrayList<>();
        work.problems().stream()
                .limit(Math.max(0, DESCRIBED - before))
                .forEach(problem -> problems.add(line(payload, problem, now)));
        session.batch(PROBLEM, problems);
        List<@Nullable Object[]> parked = new ArrayList<>();
        work.parked().forEach(one -> parked.add(line(payload, one, now)));
        session.batch(PARK, parked);
    }

    private static @Nullable Object[] line(long payload, Problem problem, long now) {
        return new @Nullable Object[] {
            payload, problem.code().id(), problem.message(), problem.where().toString(), problem.hint(), now
        };
    }

    private static @Nullable Object[] line(long payload, Work.Parked parked, long now) {
        Reading reading = parked.reading();
        return new @Nullable Object[] {
            payload,
            reading.key(),
            reading.version(),
            reading.metric().name(),
            Times.micros(reading.time().start()),
            reading.status().name(),
            reading.origin().source(),
            reading.origin().account(),
            parked.problem().code().id(),
            parked.problem().message(),
            now
        };
    }
}
