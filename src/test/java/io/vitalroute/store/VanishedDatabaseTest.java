package io.vitalroute.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** PostgreSQL goes away under a running engine and comes back. */
@Timeout(60)
class VanishedDatabaseTest {
    private final StoreSettings settings = TestPostgres.fresh();

    private void admin(String... statements) throws SQLException {
        String server = settings.url().substring(0, settings.url().lastIndexOf('/'));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + server + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace("$database", settings.url().substring(server.length() + 1)));
            }
        }
    }

    private static final String CUT =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$database'";

    private static void keep(Store store, String text) {
        store.inbox()
                .keep(Sample.payload("withings", text))
                .toCompletableFuture()
                .join();
    }

    @Test
    void cutConnections_areReplacedWithoutAWord() throws SQLException {
        try (Store store = Store.open(StoreKit.quiet(settings))) {
            keep(store, "a");
            admin(CUT);

            keep(store, "b");

            assertThat(store.check()).isEmpty();
            assertThat(store.inbox()
                            .claim(9, StoreKit.LEASE)
                            .toCompletableFuture()
                            .join())
                    .hasSize(2);
        }
    }

    @Test
    void databaseThatIsGone_isToldAndUsedAgainWhenItIsBack() throws SQLException {
        try (Store store = Store.open(StoreKit.quiet(settings))) {
            admin("ALTER DATABASE $database ALLOW_CONNECTIONS false", CUT);

            assertThatThrownBy(() -> keep(store, "lost")).hasMessageContaining("K101");
            assertThat(store.check().orElseThrow().code()).isEqualTo(ProblemCode.K101_UNAVAILABLE);
            admin("ALTER DATABASE $database ALLOW_CONNECTIONS true");

            keep(store, "back");
            assertThat(store.inbox()
                            .claim(9, StoreKit.LEASE)
                            .toCompletableFuture()
                            .join())
                    .hasSize(1);
        }
    }
}
