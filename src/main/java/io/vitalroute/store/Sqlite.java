package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * One file with a write-ahead log, forced to disk at each commit ({@code synchronous=FULL}). Only one engine at a time:
 * a lock on a file beside it, held for as long as the process lives, says so. Tools may look and ask meanwhile.
 */
final class Sqlite implements Dialect {
    /** What {@code PRAGMA auto_vacuum} answers for a file that shrinks when it is told to. */
    private static final long INCREMENTAL = 2;

    private final Path file;
    private final boolean temporary;
    private final @Nullable FileChannel lock;
    private final SQLiteDataSource source;

    private Sqlite(Path file, boolean temporary, boolean engine) throws IOException {
        this.file = file;
        this.temporary = temporary;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.lock = engine ? lock(Path.of(file + ".lock")) : null;
        this.source = new SQLiteDataSource(config(temporary));
        source.setUrl("jdbc:sqlite:" + file);
        if (!Files.exists(file)) {
            create(source.getUrl());
        }
    }

    /** That the file can shrink must be said before anything is in it, even before the mode of its log. */
    private static void create(String url) throws IOException {
        SQLiteDataSource bare = new SQLiteDataSource();
        bare.setUrl(url);
        try (Connection connection = bare.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw OpenFault.of(e, url.substring("jdbc:".length()));
        }
    }

    static Sqlite file(Path file, boolean engine) throws IOException {
        return new Sqlite(file, false, engine);
    }

    static Sqlite temporary() throws IOException {
        return new Sqlite(Files.createTempDirectory("vitalroute").resolve("state.db"), true, true);
    }

    private static SQLiteConfig config(boolean temporary) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(temporary ? SQLiteConfig.SynchronousMode.OFF : SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setJournalSizeLimit(64 << 20);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = tryLock(channel);
        if (taken == null) {
            channel.close();
            throw new ProblemException(Problem.of(
                            ProblemCode.K104_IN_USE,
                            Where.of(path.toString()),
                            "another engine works on this SQLite file")
                    .hint("stop it first, or use PostgreSQL to run several engines"));
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public String folder() {
        return "sqlite";
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public Session writer() throws SQLException {
        Session session = new Session(source.getConnection());
        session.run("PRAGMA cache_size = -32000");
        session.run("PRAGMA wal_autocheckpoint = 8000");
        return session;
    }

    @Override
    public int group() {
        return 512;
    }

    @Override
    public int lanes() {
        return 1;
    }

    /** IMMEDIATE, so that nobody has to upgrade a read to a write; within it nobody else changes anything. */
    @Override
    public void begin(Session session, Collection<String> locks) throws SQLException {
        session.run("BEGIN IMMEDIATE");
    }

    @Override
    public String inClaimed(String query) {
        return "IN (" + query + ")";
    }

    @Override
    public String inTexts() {
        return "IN (SELECT value FROM json_each(?))";
    }

    @Override
    public String inListOf(String column) {
        return "IN (SELECT value FROM json_each(" + column + "))";
    }

    @Override
    public String inNumbers() {
        return inTexts();
    }

    @Override
    public String readerStart() {
        return "PRAGMA query_only = ON";
    }

    @Override
    public boolean alone() {
        return lock != null;
    }

    /** A tenth of the file stays free for what comes next. */
    @Override
    public boolean shrink(Session session, int pages) throws SQLException {
        long free = number(session, "PRAGMA freelist_count");
        long all = number(session, "PRAGMA page_count");
        if (number(session, "PRAGMA auto_vacuum") != INCREMENTAL || free <= all / 10) {
            return false;
        }
        session.runToTheEnd("PRAGMA incremental_vacuum(" + pages + ")");
        return true;
    }

    private static long number(Session session, String pragma) throws SQLException {
        return session.list(pragma, row -> row.number(1)).get(0);
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
            if (temporary) {
                for (String end : new String[] {"", "-wal", "-shm", ".lock"}) {
                    Files.deleteIfExists(Path.of(file + end));
                }
                Files.deleteIfExists(file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
