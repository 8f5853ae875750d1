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
    private final StoreSettings file = SqliteStoreTest.file();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void fullDisk_isToldAndOverOnceThereIsRoom() {
        leaveRoomFor(8);
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

        store.core()
                .back()
                .submit(transaction -> {
                    transaction.session().run("PRAGMA max_page_count = 1000000");
                    return true;
                })
                .join();

        Inbox.Kept kept = store.inbox()
                .keep(Sample.payload("withings", "room"))
                .toCompletableFuture()
                .join();
        assertThat(kept.repeat()).isFalse();
        assertThat(store.check()).isEmpty();
    }

    /** As if the disk had room for so many more pages; said in the address, so that a new connection is bound by it too. */
    private void leaveRoomFor(int pages) {
        long now = store.core()
                .readers()
                .read(session -> session.list("PRAGMA page_count", row -> row.number(1)))
                .get(0);
        store.close();
        store = Store.open(StoreSettings.of(file.url() + "?max_page_count=" + (now + pages)));
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
