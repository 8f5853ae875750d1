package io.vitalroute.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * Brings the tables to the version that this program needs. Flyway is woken only where its own history table does not
 * already say so: it costs several hundred milliseconds, a look at the table less than one.
 */
final class Schema {
    /** The newest migration under {@code db/}; the same for all databases. */
    static final int CURRENT = 6;

    private Schema() {}

    /** @param url for whoever has to mend what is wrong */
    static void migrate(Dialect dialect, String url) {
        int version = version(dialect, url);
        if (version > CURRENT) {
            throw new ProblemException(Problem.of(
                            ProblemCode.K105_NEWER,
                            OpenFault.where(url),
                            "the tables are of a newer version of this program")
                    .hint("tables: version " + version + ", this program: " + CURRENT + "; upgrade it"));
        }
        if (version < CURRENT) {
            flyway(dialect, url);
        }
    }

    private static void flyway(Dialect dialect, String url) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dialect.source())
                    .locations("classpath:db/" + dialect.folder())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException sql ? OpenFault.of(sql, url) : Faults.of(e);
        }
    }

    /** 0 where nothing was ever migrated. */
    private static int version(Dialect dialect, String url) {
        try (Connection connection = dialect.source().getConnection()) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
                if (!tables.next()) {
                    return 0;
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet newest = statement.executeQuery("SELECT version FROM flyway_schema_history"
                            + " WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
                return newest.next() ? Integer.parseInt(newest.getString(1)) : 0;
            }
        } catch (SQLException e) {
            throw OpenFault.of(e, url);
        }
    }
}
