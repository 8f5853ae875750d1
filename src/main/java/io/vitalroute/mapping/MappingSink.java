package io.vitalroute.mapping;

import io.vitalroute.problem.Problem;

/** Takes what a mapping makes of a payload, item by item, in the payload's order. */
public interface MappingSink {
    /** Takes an item. False stops; {@link MapContext#startingAt} goes on later at {@code item.index() + 1}. */
    boolean item(MappedItem item);

    /** The payload cannot be read, or not beyond the items so far. Nothing follows. */
    void unreadable(Problem problem);
}
