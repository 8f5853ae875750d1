package io.vitalroute.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.pipeline.Housekeeping.Part;

/**
 * One kind of thing to throw away.
 *
 * @param find ids of rows; ends with a limit
 * @param arguments its parameters
 * @param goesOn whether it gives ids in their order, after the last one seen, which is its first parameter before the
 *     others; else the rows of a step are no longer found after it
 * @param change what is done to the rows of one step
 */
record Sweep(Part part, String find, List<Object> arguments, boolean goesOn, Change change) {
    Sweep(Part part, String find, List<Object> arguments, Change change) {
        this(part, find, arguments, true, change);
    }

    /** One that always looks at the front of an index, from which the change takes the rows away. */
    static Sweep ofTheFront(Part part, String find, List<Object> arguments, Change change) {
        return new Sweep(part, find, arguments, false, change);
    }

    List<Long> after(Session session, long last) throws SQLException {
        List<Object> all = new ArrayList<>(arguments);
        if (goesOn) {
            all.add(0, last);
        }
        return session.list(find, row -> row.number(1), all.toArray());
    }

    /** A change of some rows. */
    @FunctionalInterface
    interface Change {
        /**
         * Must look again whether a row is still to go: somebody may have asked for it since it was found.
         *
         * @param ids a JSON list, for {@link Dialect#inNumbers}
         * @return how many rows it was
         */
        int run(Transaction transaction, String ids) throws SQLException;
    }
}
