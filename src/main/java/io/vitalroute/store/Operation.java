package io.vitalroute.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * One change of state. It may be run more than once before one run counts (the others are rolled back), so it keeps
 * nothing between runs.
 */
@FunctionalInterface
interface Operation<T> {
    /** Makes the change. An exception undoes all of it and nothing else. */
    T run(Transaction transaction) throws SQLException;

    /**
     * Names of what must not change under it by another engine's hand: patients, order keys, accounts. Where several
     * engines share the database they take turns at each of them.
     */
    default Collection<String> locks() {
        return List.of();
    }

    /** The same operation, alone at what the names stand for. */
    default Operation<T> alone(Collection<String> names) {
        Operation<T> self = this;
        return new Operation<>() {
            @Override
            public T run(Transaction transaction) throws SQLException {
                return self.run(transaction);
            }

            @Override
            public Collection<String> locks() {
                return names;
            }
        };
    }
}
