package io.vitalroute.store;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections that only read, side by side with the writer. */
final class Readers implements AutoCloseable {
    private final HikariDataSource pool;

    Readers(Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store-readers");
        config.setDataSource(dialect.source());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        if (!dialect.readerStart().isEmpty()) {
            config.setConnectionInitSql(dialect.readerStart());
        }
        pool = new HikariDataSource(config);
    }

    /** Runs one query or several that need not agree with each other. */
    <T> T read(Query<T> query) {
        try (Session session = new Session(pool.getConnection())) {
            return query.run(session);
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** Runs several queries that all see the same moment. */
    <T> T snapshot(Query<T> query) {
        return read(session -> {
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            if (!connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            try {
                return query.run(session);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What is read. */
    @FunctionalInterface
    interface Query<T> {
        T run(Session session) throws SQLException;
    }
}
