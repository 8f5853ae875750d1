package io.vitalroute.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The writer of SQLite at its limits. */
@Timeout(60)
class WriterTest {
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(SqliteStoreTest.file());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void fullDisk_isToldAndOverOnceThereIsRoom() {
        pages("(SELECT page_count FROM pragma_page_count) + 8");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 500; i++) {
                        store.inbox()
                                .keep(Sample.payload("withings", "n" + i))
                                .toCompletableFuture()
                                .join();
                    }
                })
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("K101")
                .hasMessageContaining("SQLITE_FULL");

        pages("1000000");

        Inbox.Kept kept = store.inbox()
                .keep(Sample.payload("withings", "room"))
                .toCompletableFuture()
                .join();
        assertThat(kept.repeat()).isFalse();
        assertThat(store.check()).isEmpty();
    }

    /** As if the disk had room for so many pages and no more. */
    private void pages(String most) {
        long now = store.core()
                .readers()
                .read(session -> session.list("SELECT " + most, row -> row.number(1)))
                .get(0);
        store.core()
                .back()
                .submit(transaction -> {
                    transaction.session().run("PRAGMA max_page_count = " + now);
                    return now;
                })
                .join();
    }

    @Test
    void closedStore_saysSo() {
        store.close();

        assertThatThrownBy(() -> store.inbox()
                        .keep(Sample.payload("withings", "late"))
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("K101");
    }
}
