package io.vitalroute.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * When a vendor may be called again.
 *
 * @param until it has asked not to be called before
 * @param full a limit is used up until then
 * @param history history's share of one is
 */
record VendorPause(long until, long full, long history) {
    static final VendorPause NONE = new VendorPause(0, 0, 0);

    private static final String FIND = "SELECT until_at, full_until, history_until FROM vendor_pause WHERE vendor = ?";
    private static final String FULL = "INSERT INTO vendor_pause (vendor, full_until, history_until) VALUES (?, ?, ?)"
            + " ON CONFLICT (vendor) DO UPDATE SET full_until = excluded.full_until,"
            + " history_until = excluded.history_until";
    private static final String BLOCK = "INSERT INTO vendor_pause (vendor, until_at) VALUES (?, ?)"
            + " ON CONFLICT (vendor) DO UPDATE SET until_at = excluded.until_at"
            + " WHERE vendor_pause.until_at < excluded.until_at";
    private static final String BLOCK_ACCOUNT = "INSERT INTO account_pause (vendor, account, until_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (vendor, account) DO UPDATE SET until_at = excluded.until_at"
            + " WHERE account_pause.until_at < excluded.until_at";
    private static final String OVER = "DELETE FROM account_pause WHERE vendor = ? AND until_at <= ?";
    private static final String ACCOUNTS = "SELECT account, until_at FROM account_pause WHERE vendor = ? AND account ";

    static VendorPause of(Session session, String vendor) throws SQLException {
        return session.first(FIND, row -> new VendorPause(row.number(1), row.number(2), row.number(3)), vendor)
                .orElse(NONE);
    }

    /** Keeps when limits will let calls through again, where it is not known already. */
    void keep(Session session, String vendor, VendorPause known) throws SQLException {
        if (full != known.full || history != known.history) {
            session.update(FULL, vendor, full, history);
        }
    }

    /** The vendor asks not to be called, for an account or for all; the latest time stands. */
    static int block(Session session, String vendor, @Nullable String account, long until) throws SQLException {
        return account == null
                ? session.update(BLOCK, vendor, until)
                : session.update(BLOCK_ACCOUNT, vendor, account, until);
    }

    /** Forgets what is over. */
    static void over(Session session, String vendor, long now) throws SQLException {
        session.update(OVER, vendor, now);
    }

    /** Until when accounts are not to be called, of those that are not. */
    static Map<String, Long> accounts(Session session, Dialect dialect, String vendor, String accounts)
            throws SQLException {
        Map<String, Long> found = new HashMap<>();
        session.list(ACCOUNTS + dialect.inTexts(), row -> found.put(row.text(1), row.number(2)), vendor, accounts);
        return found;
    }
}
