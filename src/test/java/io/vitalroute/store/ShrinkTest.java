package io.vitalroute.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Retention;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** A SQLite file gives back what retention has freed. */
class ShrinkTest {
    private final TestClock clock = new TestClock();
    private final Random random = new Random(7);

    @Test
    void file_shrinks_afterThePrune() throws IOException {
        StoreSettings settings = StoreKit.quiet(SqliteStoreTest.file());
        Path file = Path.of(settings.url().substring("sqlite:".length()));
        fill(settings);
        long full = Files.size(file);

        prune(settings);

        assertThat(full).isGreaterThan(4 << 20);
        assertThat(Files.size(file)).isLessThan(full / 4);
    }

    @Test
    void fileOfAnEarlierVersion_stays_untilItIsVacuumed() throws IOException, SQLException {
        StoreSettings settings = StoreKit.quiet(SqliteStoreTest.file());
        Path file = Path.of(settings.url().substring("sqlite:".length()));
        run(file, "CREATE TABLE earlier (id INTEGER)", "DROP TABLE earlier");
        fill(settings);
        long full = Files.size(file);
        prune(settings);
        assertThat(Files.size(file)).isEqualTo(full);

        run(file, "PRAGMA auto_vacuum = INCREMENTAL", "VACUUM");

        assertThat(Files.size(file)).isLessThan(full / 4);
        fill(settings);
        assertThat(Files.size(file)).isGreaterThan(full / 2);
        prune(settings);
        assertThat(Files.size(file)).isLessThan(full / 4);
    }

    private void fill(StoreSettings settings) {
        try (Store store = Store.open(settings, clock)) {
            for (int i = 0; i < 60; i++) {
                byte[] noise = new byte[100_000];
                random.nextBytes(noise);
                store.inbox()
                        .keep(Payload.of("withings", "x", "7", clock.instant(), "text/plain", noise))
                        .toCompletableFuture()
                        .join();
                store.inbox()
                        .claim(1, StoreKit.LEASE)
                        .thenCompose(jobs -> store.inbox().commit(Sample.sending(jobs.get(0))))
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    private void prune(StoreSettings settings) {
        clock.pass(Duration.ofDays(31));
        try (Store store = Store.open(settings, clock)) {
            store.housekeeping().prune(Retention.usual(), clock.instant(), () -> true);
        }
    }

    private static void run(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
