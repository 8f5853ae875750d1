package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.connect.Subscriptions;

/** Subscriptions in the table of that name; one that is for all accounts has an empty connection there. */
final class SqlSubscriptions implements Subscriptions {
    private static final String LIST = "SELECT vendor, connection, topic, remote, secret, expires_at, checked_at"
            + " FROM subscription WHERE vendor = ? ORDER BY connection, topic";
    private static final String PUT =
            "INSERT INTO subscription (vendor, connection, topic, remote, secret, expires_at, checked_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vendor, connection, topic) DO UPDATE SET"
                    + " remote = excluded.remote, secret = excluded.secret, expires_at = excluded.expires_at,"
                    + " checked_at = excluded.checked_at";
    private static final String REMOVE = "DELETE FROM subscription WHERE vendor = ? AND connection = ? AND topic = ?";

    private final Core core;

    SqlSubscriptions(Core core) {
        this.core = core;
    }

    @Override
    public List<Subscription> list(String vendor) {
        return core.readers().read(session -> session.list(LIST, SqlSubscriptions::subscription, vendor));
    }

    @Override
    public void put(Subscription subscription) {
        @Nullable
        Object[] line = {
            subscription.vendor(),
            connection(subscription),
            subscription.topic(),
            subscription.remote(),
            subscription.secret(),
            Times.microsOrNull(subscription.expiresAt()),
            Times.micros(subscription.checkedAt())
        };
        Core.await(core.back().submit(transaction -> transaction.session().update(PUT, line)));
    }

    @Override
    public void remove(Subscription subscription) {
        Core.await(core.back()
                .submit(transaction -> transaction
                        .session()
                        .update(REMOVE, subscription.vendor(), connection(subscription), subscription.topic())));
    }

    private static String connection(Subscription subscription) {
        String connection = subscription.connection();
        return connection == null ? "" : connection;
    }

    private static Subscription subscription(Row row) throws SQLException {
        String connection = row.text(2);
        return new Subscription(
                row.text(1),
                connection.isEmpty() ? null : connection,
                row.text(3),
                row.textOrNull(4),
                row.bytesOrNull(5),
                row.instantOrNull(6),
                row.instant(7));
    }
}
