package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.vendor.Limits;

/**
 * Takes errands as far as limits let. What may not go is put aside with the time when it may, so that each claim looks at
 * what it takes and at nothing twice, however much waits.
 */
final class ErrandClaim implements Operation<List<ErrandClaim.Taken>> {
    /** Put aside in one claim at most; the next one goes on. */
    private static final int MOST = 1_000;

    /** Whose time has come in one claim at most. */
    private static final int WOKEN = 2_000;

    private static final String WAKE = "UPDATE errand SET state = 0 WHERE id IN (SELECT id FROM errand"
            + " WHERE vendor = ? AND state = 2 AND wake_at <= ? ORDER BY wake_at LIMIT " + WOKEN + ")";
    private static final String READY =
            "SELECT e.id, e.connection, e.account, e.feed, e.kind, e.from_at, e.to_at, e.page,"
                    + " e.object, e.attempt, e.reach, c.state, u.until_at FROM errand e"
                    + " JOIN connection c ON c.id = e.connection"
                    + " LEFT JOIN feed_cursor u ON u.connection = e.connection AND u.feed = e.feed"
                    + " WHERE e.state = 0 AND e.vendor = ? AND e.kind <= ? ORDER BY e.kind, e.place, e.id LIMIT ?";
    private static final String TAKE = "UPDATE errand SET state = 1, owner = ?, lease_until = ?, called_at = ?,"
            + " attempt = ?, from_at = ?, to_at = ?, same = CASE WHEN kind IN (0, 3) THEN ? ELSE same END"
            + " WHERE id = ? AND state = 0";
    private static final String ASIDE = "UPDATE errand SET state = 2, wake_at = ? WHERE id = ? AND state = 0";
    private static final String DETACH = "UPDATE errand SET state = 3 WHERE id = ? AND state = 0";

    private final Core core;
    private final String vendor;
    private final int max;
    private final Duration lease;
    private final Limits limits;

    ErrandClaim(Core core, String vendor, int max, Duration lease, Limits limits) {
        this.core = core;
        this.vendor = vendor;
        this.max = max;
        this.lease = lease;
        this.limits = limits;
    }

    @Override
    public List<Taken> run(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        long now = core.now();
        VendorPause pause = VendorPause.of(session, vendor);
        if (pause.until() > now) {
            return List.of();
        }
        VendorPause.over(session, vendor, now);
        session.update(WAKE, vendor, now);
        Budget budget = new Budget(session, core.dialect(), vendor, limits, now);
        List<Taken> taken = new ArrayList<>();
        int looked = 0;
        List<Ready> some = ready(session, budget, max);
        while (!some.isEmpty()) {
            looked += some.size();
            taken.addAll(sort(session, budget, some, now));
            some = looked < MOST ? ready(session, budget, max - taken.size()) : List.of();
        }
        budget.write();
        new VendorPause(pause.until(), full(budget, false), full(budget, true)).keep(session, vendor, pause);
        return taken;
    }

    private static long full(Budget budget, boolean history) {
        return budget.room("", history) > 0 ? 0 : budget.frees("", history);
    }

    private List<Ready> ready(Session session, Budget budget, int wanted) throws SQLException {
        long room = Math.min(wanted, budget.room("", false));
        if (room <= 0) {
            return List.of();
        }
        Errand.Kind last = budget.room("", true) > 0 ? Errand.Kind.HISTORY : Errand.Kind.RECONCILE;
        return session.list(READY, this::ready, vendor, States.of(last), room);
    }

    private Ready ready(Row row) throws SQLException {
        Errand errand = new Errand(
                row.number(1),
                row.text(2),
                vendor,
                row.text(3),
                row.text(4),
                States.kind(row.integer(5)),
                row.instantOrNull(6),
                row.instantOrNull(7),
                row.textOrNull(8),
                row.textOrNull(9),
                row.integer(10) + 1);
        return new Ready(errand, row.numberOrNull(11), row.integer(12) == 0, row.numberOrNull(13));
    }

    /** Takes what may go, and puts the rest where it is not seen again before it may. */
    private List<Taken> sort(Session session, Budget budget, List<Ready> some, long now) throws SQLException {
        List<String> accounts =
                some.stream().map(ready -> ready.errand.account()).toList();
        budget.read(accounts);
        Map<String, Long> pauses = VendorPause.accounts(session, core.dialect(), vendor, Json.texts(accounts));
        List<Taken> taken = new ArrayList<>();
        List<@Nullable Object[]> aside = new ArrayList<>();
        List<@Nullable Object[]> detached = new ArrayList<>();
        for (Ready ready : some) {
            String account = ready.errand.account();
            boolean history = ready.errand.kind() == Errand.Kind.HISTORY;
            Long until = pauses.get(account);
            if (!ready.connected) {
                detached.add(new Object[] {ready.errand.id()});
            } else if (until != null) {
                aside.add(new Object[] {until, ready.errand.id()});
            } else if (budget.room(account, history) <= 0) {
                aside.add(new Object[] {budget.frees(account, history), ready.errand.id()});
            } else if (budget.room("", history) > 0) {
                budget.book(account, history);
                taken.add(new Taken(
                        ready.spanned(now),
                        new CallWindows.Call(vendor, account, history, now, CallWindows.of(limits))));
            }
        }
        session.batch(DETACH, detached);
        session.batch(ASIDE, aside);
        session.batch(TAKE, taken.stream().map(one -> line(one.errand, now)).toList());
        return taken;
    }

    private @Nullable Object[] line(Errand errand, long now) {
        return new @Nullable Object[] {
            core.engine(),
            core.leased(lease),
            now,
            errand.attempt(),
            Times.microsOrNull(errand.from()),
            Times.microsOrNull(errand.to()),
            "#" + errand.id(),
            errand.id()
        };
    }

    /** An errand in hand, and the call that was counted for it. */
    record Taken(Errand errand, CallWindows.Call call) {}

    /**
     * An errand whose time has come.
     *
     * @param reach how far back it asks where its span is not fixed yet
     * @param until the end of its feed's cursor
     */
    private record Ready(
            Errand errand,
            @Nullable Long reach,
            boolean connected,
            @Nullable Long until) {

        /** With its span, which is fixed when it is taken for the first time. */
        Errand spanned(long now) {
            if (reach == null || errand.from() != null) {
                return errand;
            }
            long end = errand.kind() == Errand.Kind.LIVE && until != null ? Math.min(until, now) : now;
            return new Errand(
                    errand.id(),
                    errand.connection(),
                    errand.vendor(),
                    errand.account(),
                    errand.feed(),
                    errand.kind(),
                    Times.instant(end - reach),
                    Times.instant(now),
                    errand.page(),
                    errand.object(),
                    errand.attempt());
        }
    }
}
