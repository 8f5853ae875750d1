package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.connect.SealedTokens;

/**
 * Tokens in the table {@code token}, and the right to renew them, which is a lease over a version. Each statement changes
 * one row and says what must hold of it, so that of two engines one finds it changed.
 */
final class SqlTokens {
    private static final String COLUMNS = "SELECT connection, version, sealed, expires_at FROM token";
    private static final String FIND = COLUMNS + " WHERE connection = ? AND sealed IS NOT NULL";
    private static final String PAGE =
            COLUMNS + " WHERE connection > ? AND sealed IS NOT NULL ORDER BY connection LIMIT ?";
    private static final String BEGIN =
            "UPDATE token SET owner = ?, lease_until = ? WHERE connection = ? AND version = ?"
                    + " AND sealed IS NOT NULL AND (lease_until IS NULL OR lease_until < ?)"
                    + " RETURNING connection, version, sealed, expires_at";
    private static final String RENEW =
            "UPDATE token SET version = version + 1, sealed = ?, expires_at = ?, owner = NULL,"
                    + " lease_until = NULL WHERE connection = ? AND version = ? AND sealed IS NOT NULL";
    private static final String RELEASE =
            "UPDATE token SET owner = NULL, lease_until = NULL WHERE connection = ? AND version = ? AND owner = ?";
    private static final String PUT = "INSERT INTO token (connection, version, sealed, expires_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (connection) DO UPDATE SET version = token.version + 1, sealed = excluded.sealed,"
            + " expires_at = excluded.expires_at, owner = NULL, lease_until = NULL";
    private static final String FORGET =
            "UPDATE token SET version = version + 1, sealed = NULL, owner = NULL, lease_until = NULL WHERE connection = ?";

    private final Core core;

    SqlTokens(Core core) {
        this.core = core;
    }

    Optional<SealedTokens> find(String connection) {
        return core.readers().read(session -> session.first(FIND, SqlTokens::tokens, connection));
    }

    List<SealedTokens> page(@Nullable String after, int max) {
        String from = after == null ? "" : after;
        return core.readers().read(session -> session.list(PAGE, SqlTokens::tokens, from, max));
    }

    Optional<SealedTokens> begin(String connection, long version, Duration lease) {
        return Core.await(core.back().submit(transaction -> {
            long now = core.now();
            long until = now + lease.toNanos() / 1_000;
            return transaction
                    .session()
                    .first(BEGIN, SqlTokens::tokens, core.engine(), until, connection, version, now);
        }));
    }

    /** New tokens are dear: they are taken from whoever brings the successor of what is there. */
    boolean renewed(SealedTokens tokens) {
        Object[] line = {tokens.sealed(), Times.micros(tokens.expiresAt()), tokens.connection(), tokens.version() - 1};
        return Core.await(
                        core.back().submit(transaction -> transaction.session().update(RENEW, line)))
                > 0;
    }

    void failed(String connection, long version) {
        Core.await(core.back().submit(transaction -> release(transaction.session(), connection, version)));
    }

    int release(Session session, String connection, long version) throws SQLException {
        return session.update(RELEASE, connection, version, core.engine());
    }

    /** Of a connection that is made, or made anew: no version is ever used twice. */
    static void put(Session session, SealedTokens tokens) throws SQLException {
        session.update(PUT, tokens.connection(), tokens.version(), tokens.sealed(), Times.micros(tokens.expiresAt()));
    }

    static void forget(Session session, String connection) throws SQLException {
        session.update(FORGET, connection);
    }

    private static SealedTokens tokens(Row row) throws SQLException {
        return new SealedTokens(row.text(1), row.number(2), row.bytes(3), row.instant(4));
    }
}
