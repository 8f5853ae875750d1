package io.vitalroute.store;

import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Where SQLite and PostgreSQL differ. Everything else is one and the same SQL. */
interface Dialect extends AutoCloseable {
    /** Folder of the migrations under {@code db/}. */
    String folder();

    /** Connections without a pool, for the writer and for migration. */
    DataSource source();

    /** A fresh session for a writer. */
    Session writer() throws SQLException;

    /** The most operations that one transaction takes in. */
    int group();

    /** How many writers may work side by side. */
    int lanes();

    /** Starts a transaction of a writer and takes the locks. */
    void begin(Session session, Collection<String> locks) throws SQLException;

    /** {@code IN (...)} over a query that is run once, its rows locked and locked rows of others passed over. */
    String inClaimed(String query);

    /** {@code IN (...)} over one parameter, a JSON list of texts. */
    String inTexts();

    /** {@code IN (...)} over a column that holds a JSON list of texts. */
    String inListOf(String column);

    /** {@code IN (...)} over one parameter, a JSON list of whole numbers. */
    String inNumbers();

    /** A statement that each reading connection starts with; empty for none. */
    String readerStart();

    /** Whether whatever is claimed was certainly left by a dead engine, because there can be only one. */
    boolean alone();

    /** Gives at most so many free pages back to the file system; false where there is nothing more to give. */
    boolean shrink(Session session, int pages) throws SQLException;

    @Override
    void close();
}
