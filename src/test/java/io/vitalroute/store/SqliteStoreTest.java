package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Nested;

/** The contract on a SQLite file. */
class SqliteStoreTest {
    static StoreSettings file() {
        try {
            return StoreSettings.of(
                    "sqlite:" + Files.createTempDirectory("store").resolve("vitalroute.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files as they lie on the disk at this moment, opened elsewhere. */
    static Store copyOf(Store store, TestClock clock) {
        Path from = Path.of(store.settings().url().substring("sqlite:".length()));
        StoreSettings copy = StoreKit.quiet(file());
        Path to = Path.of(copy.url().substring("sqlite:".length()));
        try {
            Files.copy(from, to);
            Files.copy(Path.of(from + "-wal"), Path.of(to + "-wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Store.open(copy, clock);
    }

    @Nested
    class Inbox extends InboxContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Links extends LinksContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Phones extends PhonesContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Ledger extends LedgerContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Neighbour extends NeighbourContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Journal extends JournalContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        Store other() {
            return store;
        }

        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Body extends BodyContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Conservation extends ConservationContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        StoreSettings fresh() {
            return file();
        }

        @Override
        List<Store> engines() {
            return List.of(store);
        }
    }

    @Nested
    class Crash extends CrashContract {
        @Override
        StoreSettings fresh() {
            return file();
        }

        @Override
        Store afterCrash() {
            return copyOf(store, clock);
        }
    }

    @Nested
    class Group extends GroupContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Connecting extends ConnectContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Tokens extends TokensContract {
        @Override
        StoreSettings fresh() {
            return file();
        }

        @Override
        Store afterCrash() {
            return copyOf(store, clock);
        }
    }

    @Nested
    class Errands extends ErrandsContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        StoreSettings fresh() {
            return file();
        }
    }
}
