package io.vitalroute.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections that only read, side by side with the writer. Each keeps its statements prepared for as long as it lives. */
final class Readers implements AutoCloseable {
    private final HikariDataSource pool;
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();

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

    /** Runs one query or several that need not agree with each other. A connection that fails is not used again. */
    <T> T read(Query<T> query) {
        try (Connection pooled = pool.getConnection()) {
            Connection connection = pooled.unwrap(Connection.class);
            try {
                return query.run(session(connection));
            } catch (SQLException e) {
                sessions.remove(connection);
                pool.evictConnection(pooled);
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** Of a connection that the pool lends to one thread at a time. Those that the pool has closed are forgotten. */
    private Session session(Connection connection) throws SQLException {
        Session known = sessions.get(connection);
        if (known != null) {
            return known;
        }
        for (Iterator<Connection> others = sessions.keySet().iterator(); others.hasNext(); ) {
            if (others.next().isClosed()) {
                others.remove();
            }
        }
        Session session = new Session(connection);
        sessions.put(connection, session);
        return session;
    }

    /** Runs several queries that all see the same moment. */
    <T> T snapshot(Query<T> query) {
        try (Session session = new Session(pool.getConnection())) {
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
        } catch (SQLException e) {
            throw Faults.of(e);
        }
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
