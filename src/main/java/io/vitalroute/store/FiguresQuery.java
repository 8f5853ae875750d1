package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.pipeline.Journal.Pair;
import io.vitalroute.pipeline.Journal.Triple;

/**
 * Counts out of the tallies, and of the few rows that are under way. It costs the same for a small store and a large one
 * but for the depth of the queues.
 */
final class FiguresQuery {
    private static final String TALLIES = "SELECT source, kind, name, destination, n FROM tally WHERE n <> 0";
    private static final String WORKING =
            "SELECT source, count(*) FROM payload WHERE lease_until IS NOT NULL AND state = 1 GROUP BY source";
    private static final String IN_FLIGHT = "SELECT source, destination, sum(readings) FROM delivery"
            + " WHERE lease_until IS NOT NULL GROUP BY source, destination";
    private static final String DEPTH =
            "SELECT q.destination, q.waiting, d.queued_at FROM (SELECT destination, count(*) AS waiting, min(id) AS first"
                    + " FROM delivery WHERE state < 4 GROUP BY destination) q JOIN delivery d ON d.id = q.first";
    private static final String HELD = "SELECT source, count(*) FROM parked WHERE decision <> 1 GROUP BY source";

    private final Map<Pair, Long> payloads = new HashMap<>();
    private final Map<Pair, Long> items = new HashMap<>();
    private final Map<Pair, Long> readings = new HashMap<>();
    private final Map<Pair, Long> skips = new HashMap<>();
    private final Map<Triple, Long> deliveries = new HashMap<>();
    private final Map<String, Long> depth = new HashMap<>();
    private final Map<String, Instant> oldest = new HashMap<>();

    private FiguresQuery() {}

    /** Runs in a snapshot, so that the counts agree with each other. */
    static Figures run(Session session) throws SQLException {
        return new FiguresQuery().figures(session);
    }

    private Figures figures(Session session) throws SQLException {
        session.list(TALLIES, this::tally);
        session.list(WORKING, row -> move(payloads, row.text(1), row.number(2)));
        session.list(IN_FLIGHT, row -> move(row.text(1), row.text(2), row.number(3)));
        session.list(HELD, row -> readings.put(new Pair(row.text(1), "held"), row.number(2)));
        session.list(DEPTH, row -> {
            oldest.put(row.text(1), row.instant(3));
            return depth.put(row.text(1), row.number(2));
        });
        return new Figures(payloads, items, readings, skips, deliveries, depth, oldest);
    }

    private boolean tally(Row row) throws SQLException {
        String source = row.text(1);
        String name = row.text(3);
        long n = row.number(5);
        switch (row.text(2)) {
            case "payload" -> payloads.put(new Pair(source, name), n);
            case "item" -> items.put(new Pair(source, name), n);
            case "reading" -> readings.put(new Pair(source, name), n);
            case "skip" -> skips.put(new Pair(source, name), n);
            case "delivery" -> deliveries.put(new Triple(source, row.text(4), name), n);
            default -> {
                return false; // a count of a later version
            }
        }
        return true;
    }

    private static boolean move(Map<Pair, Long> payloads, String source, long n) {
        payloads.merge(new Pair(source, "kept"), -n, Long::sum);
        payloads.put(new Pair(source, "working"), n);
        return true;
    }

    private boolean move(String source, String destination, long n) {
        deliveries.merge(new Triple(source, destination, "queued"), -n, Long::sum);
        deliveries.put(new Triple(source, destination, "inflight"), n);
        return true;
    }
}
