package io.vitalroute.store;

import java.util.List;

import org.junit.jupiter.api.Nested;

/** The contract on a real PostgreSQL. */
class PostgresStoreTest {
    /** Another engine on the same database. */
    static Store another(Store store, TestClock clock) {
        StoreSettings same = store.settings();
        StoreSettings other = StoreKit.quiet(StoreSettings.of(same.url()).login(same.user(), same.password()));
        return Store.open(other, clock);
    }

    @Nested
    class Inbox extends InboxContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Links extends LinksContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Phones extends PhonesContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Ledger extends LedgerContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Neighbour extends NeighbourContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Journal extends JournalContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        Store other() {
            return another(store, clock);
        }

        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Body extends BodyContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Conservation extends ConservationContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        List<Store> engines() {
            return List.of(store, another(store, clock));
        }
    }

    @Nested
    class Crash extends CrashContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        Store afterCrash() {
            clock.pass(LEASE.plusSeconds(1));
            return another(store, clock);
        }
    }

    @Nested
    class Group extends GroupContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Connecting extends ConnectContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        List<Store> engines() {
            return List.of(store, another(store, clock));
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }

    @Nested
    class Tokens extends TokensContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        List<Store> engines() {
            return List.of(store, another(store, clock));
        }

        @Override
        Store afterCrash() {
            return another(store, clock);
        }
    }

    @Nested
    class Errands extends ErrandsContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        List<Store> engines() {
            return List.of(store, another(store, clock));
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }

        @Override
        List<Store> engines() {
            return List.of(store, another(store, clock));
        }
    }
}
