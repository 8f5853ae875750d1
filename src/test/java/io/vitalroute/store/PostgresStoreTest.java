package io.vitalroute.store;

import org.junit.jupiter.api.Nested;

/** The contract on a real PostgreSQL. */
class PostgresStoreTest {
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
    class Ledger extends LedgerContract {
        @Override
        StoreSettings fresh() {
            return TestPostgres.fresh();
        }
    }
}
