package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.vendor.Limits;

/** How many calls a vendor's limits let us make now. For one claim, alone at its vendor. */
final class Budget {
    private static final String EXPIRED = "DELETE FROM call_count WHERE vendor = ? AND expires_at <= ?";
    private static final String CONNECTED = "SELECT count(*) FROM connection WHERE vendor = ? AND state = 0";
    private static final String LONG = "SELECT account, kind, called_at FROM errand"
            + " WHERE vendor = ? AND state = 1 AND called_at <= ? ORDER BY called_at";
    private static final String COUNTS = "SELECT account, span, sum(calls), sum(history),"
            + " min(CASE WHEN calls > 0 THEN expires_at END), min(CASE WHEN history > 0 THEN expires_at END) FROM call_count WHERE vendor = ? AND account ";

    private final Session session;
    private final String counts;
    private final String vendor;
    private final Limits limits;
    private final long now;
    private final long connected;
    private final List<CallWindows.Call> longOnes;
    private final Map<Key, Count> known = new HashMap<>();

    Budget(Session session, Dialect dialect, String vendor, Limits limits, long now) throws SQLException {
        this.session = session;
        this.counts = COUNTS + dialect.inTexts() + " GROUP BY account, span";
        this.vendor = vendor;
        this.limits = limits;
        this.now = now;
        session.update(EXPIRED, vendor, now);
        boolean counted = limits.all().stream().anyMatch(limit -> limit.more() > 0);
        this.connected =
                counted ? session.list(CONNECTED, row -> row.number(1), vendor).get(0) : 0;
        this.longOnes = longOnes();
        read(List.of(""));
    }

    /** Calls that have been under way for longer than the shortest window, and still count. */
    private List<CallWindows.Call> longOnes() throws SQLException {
        List<CallWindows.Window> windows = CallWindows.of(limits);
        long shortest =
                windows.stream().mapToLong(CallWindows.Window::span).min().orElse(Long.MAX_VALUE / 2);
        return session.list(
                LONG,
                row -> new CallWindows.Call(vendor, row.text(1), isHistory(row.integer(2)), row.number(3), windows),
                vendor,
                now - shortest);
    }

    private static boolean isHistory(int kind) {
        return States.kind(kind) == Errand.Kind.HISTORY;
    }

    /** Looks up the calls for some accounts; those for all of the vendor are known. */
    void read(Collection<String> accounts) throws SQLException {
        List<String> wanted = accounts.stream()
                .distinct()
                .filter(account -> limits(account).findAny().isPresent()
                        && limits(account).noneMatch(limit -> known.containsKey(key(limit, account))))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        session.list(
                counts,
                row -> known.put(
                        new Key(row.text(1), row.number(2)),
                        new Count(row.number(3), row.number(4), row.numberOrNull(5), row.numberOrNull(6))),
                vendor,
                Json.texts(wanted));
        wanted.forEach(this::addLongOnes);
    }

    private void addLongOnes(String account) {
        limits(account).map(CallWindows.Window::of).distinct().forEach(window -> {
            Count count = known.computeIfAbsent(new Key(account, window.span()), key -> new Count(0, 0, null, null));
            for (CallWindows.Call call : longOnes) {
                boolean gone = window.expiry(window.begin(call.at())) <= now;
                if (gone && window.account(call.account()).equals(account)) {
                    count.add(call.history(), now + window.width());
                }
            }
        });
    }

    /** The limits that count by this account; an empty one stands for all of the vendor. */
    private Stream<Limits.Limit> limits(String account) {
        Limits.Per per = account.isEmpty() ? Limits.Per.APP : Limits.Per.ACCOUNT;
        return limits.all().stream().filter(limit -> limit.per() == per);
    }

    /** How many calls may still be made now. */
    long room(String account, boolean history) {
        return limits(account)
                .mapToLong(limit -> room(limit, account, history))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long room(Limits.Limit limit, String account, boolean history) {
        Count count = count(limit, account);
        long all = limit.calls() + limit.more() * connected;
        long left = all - count.calls;
        return history ? Math.min(left, share(all) - count.history) : left;
    }

    /** History's share; where it has one at all, it is at least a call. */
    private long share(long all) {
        return limits.history() == 0 ? 0 : Math.max(1, all * limits.history() / 100);
    }

    /** Where there is no room: when there will be some. */
    long frees(String account, boolean history) {
        return limits(account)
                .filter(limit -> room(limit, account, history) <= 0)
                .flatMapToLong(limit -> frees(limit, account, history))
                .max()
                .orElse(now);
    }

    private LongStream frees(Limits.Limit limit, String account, boolean history) {
        Count count = count(limit, account);
        boolean share = history && room(limit, account, false) > 0;
        Long frees = share ? count.historyFrees : count.frees;
        return LongStream.of(frees == null ? now + CallWindows.Window.of(limit).width() : frees);
    }

    private Count count(Limits.Limit limit, String account) {
        return known.computeIfAbsent(key(limit, account), key -> new Count(0, 0, null, null));
    }

    private static Key key(Limits.Limit limit, String account) {
        return new Key(account, CallWindows.Window.of(limit).span());
    }

    /** Counts a call that is going to be made. */
    void book(String account, boolean history) {
        for (CallWindows.Window window : CallWindows.of(limits)) {
            Key key = new Key(window.account(account), window.span());
            long expiry = window.expiry(window.begin(now));
            Count count = known.computeIfAbsent(key, absent -> new Count(0, 0, null, null));
            count.add(history, expiry);
            count.booked++;
            count.bookedHistory += history ? 1 : 0;
        }
    }

    /** Writes what was booked. */
    void write() throws SQLException {
        List<@Nullable Object[]> lines = new ArrayList<>();
        known.forEach((key, count) -> {
            if (count.booked > 0) {
                Limits.Per per = key.account.isEmpty() ? Limits.Per.APP : Limits.Per.ACCOUNT;
                CallWindows.Window window = new CallWindows.Window(per, key.span);
                lines.add(CallWindows.line(vendor, key.account, window, now, count.booked, count.bookedHistory));
            }
        });
        CallWindows.add(session, lines);
    }

    private record Key(String account, long span) {}

    /** Calls in a window as it is now. */
    private static final class Count {
        private long calls;
        private long history;
        private @Nullable Long frees;
        private @Nullable Long historyFrees;
        private int booked;
        private int bookedHistory;

        Count(long calls, long history, @Nullable Long frees, @Nullable Long historyFrees) {
            this.calls = calls;
            this.history = history;
            this.frees = frees;
            this.historyFrees = historyFrees;
        }

        void add(boolean forHistory, long expiry) {
            calls++;
            frees = frees == null ? (Long) expiry : (Long) Math.min(frees, expiry);
            if (forHistory) {
                history++;
                historyFrees = historyFrees == null ? (Long) expiry : (Long) Math.min(historyFrees, expiry);
            }
        }
    }
}
