package io.vitalroute.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * PostgreSQL, shared by several engines. Whoever changes the queue of an order key, a patient's readings or an account's
 * link first takes a transaction lock for it, all locks of a transaction in one order, so that there is no deadlock.
 */
final class Postgres implements Dialect {
    /** Names fall into so many locks: few enough for PostgreSQL's lock table, many enough to be rarely shared. */
    private static final int LOCKS = 1024;

    /** Keeps our advisory locks apart from those of other applications on the database. */
    private static final long LOCK_SPACE = 0x5649_5441_4C00_0000L;

    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::\\d{1,5})?";
    private static final Pattern ADDRESS =
            Pattern.compile("postgresql://" + HOST + "(?:," + HOST + ")*/[A-Za-z0-9._-]+(?:\\?\\S*)?");

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Postgres(StoreSettings settings) {
        if (!ADDRESS.matcher(settings.url()).matches()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.K107_URL,
                            Where.of("settings"),
                            "store.url is not the address of a PostgreSQL database")
                    .hint("postgresql://HOST:PORT/DATABASE, with user and password in STORE_USER and STORE_PASSWORD"));
        }
        source.setUrl("jdbc:" + settings.url());
        if (settings.user() != null) {
            source.setUser(settings.user());
        }
        if (settings.password() != null) {
            source.setPassword(settings.password());
        }
        source.setApplicationName("vitalroute");
        source.setLogServerErrorDetail(false);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
    }

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public Session writer() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(true);
        return new Session(connection);
    }

    @Override
    public int group() {
        return 128;
    }

    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public void begin(Session session, Collection<String> locks) throws SQLException {
        session.run("BEGIN");
        if (!locks.isEmpty()) {
            Long[] keys = locks.stream()
                    .map(name -> LOCK_SPACE + Math.floorMod(name.hashCode(), LOCKS))
                    .distinct()
                    .sorted()
                    .toArray(Long[]::new);
            session.list(
                    "SELECT pg_advisory_xact_lock(k) FROM unnest(CAST(? AS bigint[])) AS k",
                    row -> Boolean.TRUE,
                    Arrays.toString(keys).replace('[', '{').replace(']', '}'));
        }
    }

    @Override
    public String inClaimed(String query) {
        return "= ANY (ARRAY (" + query + " FOR UPDATE SKIP LOCKED))";
    }

    @Override
    public String inTexts() {
        return "= ANY (ARRAY (SELECT jsonb_array_elements_text(CAST(? AS jsonb))))";
    }

    @Override
    public String inListOf(String column) {
        return "= ANY (ARRAY (SELECT jsonb_array_elements_text(CAST(" + column + " AS jsonb))))";
    }

    @Override
    public String inNumbers() {
        return "= ANY (ARRAY (SELECT CAST(n AS bigint) FROM jsonb_array_elements_text(CAST(? AS jsonb)) AS n))";
    }

    @Override
    public String readerStart() {
        return "";
    }

    @Override
    public boolean alone() {
        return false;
    }

    /** Its own autovacuum makes room for new rows. */
    @Override
    public boolean shrink(Session session, int pages) {
        return false;
    }

    @Override
    public void close() {
        // connections belong to who opened them
    }
}
