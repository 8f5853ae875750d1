package io.vitalroute.mapping.input;

import java.io.IOException;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/** Reads a body item by item. It keeps nothing between two calls, and threads may share it. */
public interface Input {
    /**
     * Hands out every item of the body, in the body's order, in memory that does not grow with the body.
     *
     * <p>A JSON body and a zip archive are checked to their end before the first item is handed out, so one that is
     * broken anywhere gives no items at all. XML and CSV are read in one pass: items before a fault have been handed out
     * by then. They were read correctly; the caller decides whether to keep them.
     *
     * @throws ProblemException the body cannot be read, or not beyond some place; the problem's {@code where} is
     *     {@code payload} with the line and column
     * @throws IOException the body could not be fetched from where it is kept; trying again may help
     */
    void read(Body body, ItemHandler handler) throws IOException;
}
