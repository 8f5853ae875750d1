package io.vitalroute.mapping.input;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

/** Takes the items of a body one after the other. */
@FunctionalInterface
public interface ItemHandler {
    /**
     * Takes one item.
     *
     * @param item the item; numbers are exact
     * @param payload what surrounds the items, the same whatever the body's size: for JSON the whole tree with the list
     *     of items left empty, for XML the root with the elements before the first item, for CSV the column names
     * @param pointer where the item is, as a JSON pointer (RFC 6901) into the body's tree: {@code /body/measuregrps/0}
     * @return false to stop reading
     */
    boolean item(JsonNode item, JsonNode payload, String pointer);

    /**
     * Hears which entry of an archive the items that follow stand in.
     *
     * @param name its name in the archive, with its folders: {@code Takeout/Fitbit/steps-2026-03-01.json}
     */
    default void entry(String name) {}

    /**
     * Takes the problem of one item that cannot be read, while its neighbours can. Unless overridden, it ends the
     * reading.
     *
     * @param problem its {@code where} is the item's pointer, with a line and column where the format has them
     * @return false to stop reading
     */
    default boolean problem(Problem problem) {
        throw new ProblemException(problem);
    }
}
