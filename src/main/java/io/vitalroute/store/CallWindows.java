package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.Limits;

/**
 * How calls are counted: by parts of a limit's window, of which a row each holds a number. A part counts for as long as any
 * moment of it is in the window, so a limit is never passed, and used up to a sixtieth of its window late.
 */
final class CallWindows {
    private static final int PARTS = 60;
    private static final String ADD =
            "INSERT INTO call_count (vendor, account, span, begun_at, calls, history, expires_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vendor, account, span, begun_at) DO UPDATE SET"
                    + " calls = call_count.calls + excluded.calls, history = call_count.history + excluded.history";
    private static final String TAKE = "UPDATE call_count SET calls = calls - 1, history = history - ?"
            + " WHERE vendor = ? AND account = ? AND span = ? AND begun_at = ?";

    private CallWindows() {}

    /** The windows of a vendor's limits, each once. */
    static List<Window> of(Limits limits) {
        return limits.all().stream().map(Window::of).distinct().toList();
    }

    /** Adds to counts. */
    static void add(Session session, List<@Nullable Object[]> lines) throws SQLException {
        session.batch(ADD, lines);
    }

    /** A line of {@link #add}. */
    static @Nullable Object[] line(String vendor, String account, Window window, long at, int calls, int history) {
        long begun = window.begin(at);
        return new @Nullable Object[] {vendor, account, window.span, begun, calls, history, window.expiry(begun)};
    }

    /**
     * A call has ended: from now on it counts as made now. The vendor has seen it at some time between, so that it leaves our
     * window never before it leaves the vendor's.
     */
    static void ended(Session session, Call call, long now) throws SQLException {
        int history = call.history ? 1 : 0;
        for (Window window : call.windows) {
            long begun = window.begin(call.at);
            if (begun != window.begin(now)) {
                String account = window.account(call.account);
                session.update(TAKE, history, call.vendor, account, window.span, begun);
                session.update(ADD, line(call.vendor, account, window, now, 1, history));
            }
        }
    }

    /**
     * A window that slides.
     *
     * @param span its length in microseconds
     */
    record Window(Limits.Per per, long span) {
        static Window of(Limits.Limit limit) {
            return new Window(limit.per(), Math.max(1, limit.every().toNanos() / 1_000));
        }

        /** Under which account its calls are counted; empty for all of the vendor. */
        String account(String account) {
            return per == Limits.Per.APP ? "" : account;
        }

        /** When the part began that a moment belongs to. */
        long begin(long at) {
            return at - Math.floorMod(at, width());
        }

        /** From when on the window holds nothing of a part. */
        long expiry(long begun) {
            return begun + width() + span;
        }

        long width() {
            return Math.max(1, span / PARTS);
        }
    }

    /**
     * A call under way.
     *
     * @param at when it was counted
     */
    record Call(String vendor, String account, boolean history, long at, List<Window> windows) {}
}
