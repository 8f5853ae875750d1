package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What operations of one group share: the session, the counts to add, and whom to wake after the commit. */
final class Transaction {
    private static final String ADD = "INSERT INTO tally (source, kind, name, destination, n) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (source, kind, name, destination) DO UPDATE SET n = tally.n + excluded.n";

    private final Session session;
    private final Map<Tally, Long> counted = new TreeMap<>();
    private final Map<Tally, Long> counting = new TreeMap<>();
    private final Set<Bell> rung = EnumSet.noneOf(Bell.class);

    Transaction(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Adds to a count when the transaction commits. */
    void count(String source, Kind kind, String name, String destination, long n) {
        if (n != 0) {
            counting.merge(new Tally(source, kind.label(), name, destination), n, Long::sum);
        }
    }

    void count(String source, Kind kind, String name, long n) {
        count(source, kind, name, "", n);
    }

    /** Wakes who waits for this, after the commit. */
    void ring(Bell bell) {
        rung.add(bell);
    }

    Set<Bell> rung() {
        return rung;
    }

    /** An operation ended well: its counts stand. */
    void keep() {
        counting.forEach((tally, n) -> counted.merge(tally, n, Long::sum));
        counting.clear();
    }

    /** An operation was undone. */
    void undo() {
        counting.clear();
    }

    /** Writes the counts, always in the same order, so that two engines never wait for each other in a circle. */
    void flush() throws SQLException {
        List<@Nullable Object[]> lines = new ArrayList<>();
        counted.forEach((tally, n) -> {
            if (n != 0) {
                lines.add(new Object[] {tally.source, tally.kind, tally.name, tally.destination, n});
            }
        });
        session.batch(ADD, lines);
    }

    /** Whom to wake. */
    enum Bell {
        ARRIVAL,
        QUEUED,
        DUE
    }

    /** What is counted. */
    enum Kind {
        PAYLOAD,
        ITEM,
        SKIP,
        READING,
        DELIVERY;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Tally(String source, String kind, String name, String destination) implements Comparable<Tally> {
        @Override
        public int compareTo(Tally other) {
            int order = source.compareTo(other.source);
            order = order != 0 ? order : kind.compareTo(other.kind);
            order = order != 0 ? order : name.compareTo(other.name);
            return order != 0 ? order : destination.compareTo(other.destination);
        }
    }
}
