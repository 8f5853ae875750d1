package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands.Standing;

/** How errands stand, for people, and when the next one may go. */
final class ErrandFigures {
    private static final String DUE = "state IN (0, 2) AND due_at <= ?";
    private static final String STANDINGS = "SELECT vendor, feed, kind, count(*), sum(CASE WHEN " + DUE
            + " THEN 1 ELSE 0 END), min(CASE WHEN " + DUE + " THEN due_at END) FROM errand"
            + " GROUP BY vendor, feed, kind ORDER BY vendor, feed, kind";
    private static final String PROBLEMS = "SELECT c.vendor, p.feed, p.kind, p.problem FROM errand_problem p"
            + " JOIN connection c ON c.id = p.connection ORDER BY p.noted_at, c.vendor, p.feed, p.kind";
    private static final String READY = "SELECT 1 FROM errand WHERE state = 0 AND vendor = ? AND kind ";
    private static final String LIVE = READY + "< 3 LIMIT 1";
    private static final String HISTORY = READY + "= 3 LIMIT 1";
    private static final String WAITS =
            "SELECT wake_at FROM errand WHERE state = 2 AND vendor = ? ORDER BY wake_at LIMIT 1";

    private ErrandFigures() {}

    static Collection<Standing> standings(Session session, long now) throws SQLException {
        Map<Key, Problem> problems = new HashMap<>();
        session.list(PROBLEMS, row -> problems.put(Key.of(row), Json.problem(row.text(4))));
        Map<Key, Standing> standings = new LinkedHashMap<>();
        session.list(
                STANDINGS,
                row -> {
                    Key key = Key.of(row);
                    Problem problem = problems.remove(key);
                    Standing standing = key.standing(row.integer(4), row.integer(5), row.instantOrNull(6), problem);
                    return standings.put(key, standing);
                },
                now,
                now);
        problems.forEach((key, problem) -> standings.put(key, key.standing(0, 0, null, problem)));
        return List.copyOf(standings.values());
    }

    static Optional<Instant> next(Session session, String vendor, long now) throws SQLException {
        VendorPause pause = VendorPause.of(session, vendor);
        List<Long> times = new ArrayList<>(session.list(WAITS, row -> row.number(1), vendor));
        session.list(LIVE, row -> times.add(Math.max(now, pause.full())), vendor);
        session.list(HISTORY, row -> times.add(Math.max(now, Math.max(pause.full(), pause.history()))), vendor);
        return times.stream().min(Long::compare).map(time -> Times.instant(Math.max(time, pause.until())));
    }

    private record Key(String vendor, String feed, Errand.Kind kind) {
        static Key of(Row row) throws SQLException {
            return new Key(row.text(1), row.text(2), States.kind(row.integer(3)));
        }

        Standing standing(int open, int due, @Nullable Instant oldest, @Nullable Problem problem) {
            return new Standing(vendor, feed, kind, open, due, oldest, problem);
        }
    }
}
