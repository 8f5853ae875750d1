package io.vitalroute.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a store is opened, and by whom. */
class OpeningTest {
    private static final Journal.Query ANY = new Journal.Query(null, null, null, null, null, null, null, 9);

    private static void keep(Store store, String text) {
        store.inbox()
                .keep(Sample.payload("withings", text))
                .toCompletableFuture()
                .join();
    }

    @Test
    void closedStore_hasEverythingWhenOpenedAgain() {
        StoreSettings settings = SqliteStoreTest.file();
        try (Store store = Store.open(settings)) {
            keep(store, "a");
            store.inbox().claim(1, StoreKit.LEASE).toCompletableFuture().join();
        }
        try (Store store = Store.open(settings)) {
            assertThat(store.inbox()
                            .claim(9, StoreKit.LEASE)
                            .toCompletableFuture()
                            .join())
                    .hasSize(1);
        }
    }

    @Test
    void secondEngineOnAFile_isRefused_butAToolIsNot() {
        StoreSettings settings = SqliteStoreTest.file();
        try (Store engine = Store.open(settings)) {
            keep(engine, "a");
            assertThatThrownBy(() -> Store.open(settings)).hasMessageContaining("K104");
            try (Store tool = Store.open(settings.as(StoreSettings.Role.TOOL))) {
                assertThat(tool.journal().messages(ANY)).hasSize(1);
                assertThat(tool.journal()
                                .replay(tool.journal().messages(ANY).get(0).id(), null))
                        .isTrue();
                keep(tool, "b");
            }
            assertThat(engine.journal().messages(ANY)).hasSize(2);
        }
    }

    @Test
    void tablesOfANewerVersion_areLeftAlone() {
        StoreSettings settings = SqliteStoreTest.file();
        try (Store store = Store.open(settings)) {
            store.core()
                    .back()
                    .submit(transaction -> transaction
                            .session()
                            .update("INSERT INTO flyway_schema_history SELECT installed_rank + 1, '99', description,"
                                    + " type, script, checksum, installed_by, installed_on, execution_time, success"
                                    + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"))
                    .join();
        }

        assertThatThrownBy(() -> Store.open(settings)).hasMessageContaining("K105");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void currentVersion_isThatOfTheNewestMigration(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db", folder))) {
            List<Integer> versions = files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .sorted()
                    .toList();
            assertThat(versions.get(versions.size() - 1)).isEqualTo(Schema.CURRENT);
        }
    }

    @Test
    void unknownAddress_isExplained() {
        assertThatThrownBy(() -> Store.open(StoreSettings.of("mysql://localhost/x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("K107")
                .hasMessageContaining("postgresql://");
    }

    @Test
    void databaseThatDoesNotAnswer_isUnavailable() {
        assertThatThrownBy(() -> Store.open(StoreSettings.of("postgresql://localhost:1/x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("K101");
    }

    @Test
    void password_isNotShown() {
        assertThat(StoreSettings.of("postgresql://localhost/x")
                        .login("me", "s3cret")
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void temporaryStore_worksAndIsGoneAfterwards() {
        Path file;
        try (Store store = Store.open(StoreSettings.of("memory"))) {
            keep(store, "a");
            assertThat(store.journal().messages(ANY)).hasSize(1);
            file = Path.of(store.core()
                    .readers()
                    .read(session -> session.list("SELECT file FROM pragma_database_list", row -> row.text(1)))
                    .get(0));
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
    }
}
