package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.SealedTokens;

/** Connections in the table of that name; their tokens are {@link SqlTokens}. */
final class SqlConnections implements Connections {
    private static final String COLUMNS =
            "SELECT id, vendor, account, state, scopes, connected_at, changed_at, problem FROM connection";
    private static final String FIND = COLUMNS + " WHERE vendor = ? AND account = ?";
    private static final String GET = COLUMNS + " WHERE id = ?";
    private static final String RECONNECT = "UPDATE connection SET state = 1, changed_at = ?, problem = ? WHERE id = ?"
            + " AND state = 0 AND EXISTS (SELECT 1 FROM token WHERE token.connection = connection.id AND version = ?)";
    private static final String END =
            "UPDATE connection SET state = 2, changed_at = ?, ended_by = ?, problem = NULL WHERE id = ? AND state <> 2";
    private static final String GRANTED = "UPDATE connection SET scopes = ? WHERE id = ?";

    private final Core core;
    private final SqlTokens tokens;

    SqlConnections(Core core) {
        this.core = core;
        this.tokens = new SqlTokens(core);
    }

    @Override
    public Optional<Connection> connect(Newcomer newcomer) {
        Connect connect = new Connect(core, newcomer);
        return Core.await(core.back().submit(connect.alone(connect.names())));
    }

    @Override
    public Optional<Connection> find(String vendor, String account) {
        return core.readers().read(session -> find(session, vendor, account));
    }

    static Optional<Connection> find(Session session, String vendor, String account) throws SQLException {
        return session.first(FIND, SqlConnections::connection, vendor, account);
    }

    @Override
    public Optional<Connection> get(String id) {
        return core.readers().read(session -> session.first(GET, SqlConnections::connection, id));
    }

    @Override
    public List<Connection> list(@Nullable String vendor, Connection.@Nullable State state) {
        StringBuilder sql = new StringBuilder(COLUMNS).append(" WHERE 1 = 1");
        List<Object> arguments = new ArrayList<>();
        if (vendor != null) {
            sql.append(" AND vendor = ?");
            arguments.add(vendor);
        }
        if (state != null) {
            sql.append(" AND state = ?");
            arguments.add(States.of(state));
        }
        String query = sql.append(" ORDER BY vendor, account").toString();
        return core.readers().read(session -> session.list(query, SqlConnections::connection, arguments.toArray()));
    }

    @Override
    public Optional<SealedTokens> tokens(String id) {
        return tokens.find(id);
    }

    @Override
    public Optional<SealedTokens> beginRenewal(String id, long version, Duration lease) {
        return tokens.begin(id, version, lease);
    }

    @Override
    public boolean renewed(SealedTokens successor) {
        return tokens.renewed(successor);
    }

    @Override
    public void renewalFailed(String id, long version) {
        tokens.failed(id, version);
    }

    @Override
    public boolean needsReconnect(String id, long version, Problem problem) {
        return Core.await(core.back().submit(transaction -> {
            Session session = transaction.session();
            tokens.release(session, id, version);
            return session.update(RECONNECT, core.now(), Json.problem(problem), id, version) > 0;
        }));
    }

    @Override
    public boolean disconnect(String id, String by) {
        Optional<Connection> connection = get(id);
        if (connection.isEmpty()) {
            return false;
        }
        Operation<Boolean> end = transaction -> {
            Session session = transaction.session();
            if (session.update(END, core.now(), by, id) == 0) {
                return false;
            }
            SqlTokens.forget(session, id);
            ErrandRows.forget(session, id);
            return true;
        };
        String vendor = connection.get().vendor();
        return Core.await(core.back().submit(end.alone(List.of(SqlErrands.lock(vendor)))));
    }

    @Override
    public void granted(String id, Set<String> scopes) {
        String json = Json.texts(scopes);
        Core.await(core.back().submit(transaction -> transaction.session().update(GRANTED, json, id)));
    }

    @Override
    public List<SealedTokens> page(@Nullable String afterId, int max) {
        return tokens.page(afterId, max);
    }

    private static Connection connection(Row row) throws SQLException {
        String problem = row.textOrNull(8);
        return new Connection(
                row.text(1),
                row.text(2),
                row.text(3),
                States.connection(row.integer(4)),
                Json.texts(row.text(5)),
                row.instant(6),
                row.instant(7),
                problem == null ? null : Json.problem(problem));
    }
}
