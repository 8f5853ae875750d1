package io.vitalroute.mapping.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * What surrounds the items of a JSON body.
 *
 * @param tree the body's tree; where it has lists of items, those are empty
 * @param list whether there was such a list
 */
record JsonOutside(JsonNode tree, boolean list) {

    /**
     * The object that is itself the one item, where the path leads to one. Nothing, null and the empty array that some
     * languages write for an empty object all mean that there are no items.
     *
     * @throws io.vitalroute.problem.ProblemException there is something else at or on the way to the items (M105)
     */
    Optional<JsonNode> single(List<String> each) {
        if (list) {
            return Optional.empty();
        }
        JsonNode node = tree;
        for (int depth = 0; depth < each.size() && !nothing(node); depth++) {
            mustBeObject(node, each.subList(0, depth));
            node = node.path(each.get(depth));
        }
        if (nothing(node)) {
            return Optional.empty();
        }
        mustBeObject(node, each);
        return Optional.of(node);
    }

    /**
     * Of several places where lists of items may stand, each holds a list or nothing.
     *
     * @throws io.vitalroute.problem.ProblemException there is something else at or on the way to one of them (M105)
     */
    void mustBeLists(List<List<String>> places) {
        for (List<String> place : places) {
            JsonNode node = tree;
            for (int depth = 0; depth < place.size() && !nothing(node); depth++) {
                mustBeObject(node, place.subList(0, depth));
                node = node.path(place.get(depth));
            }
            if (!nothing(node)) {
                throw notItems(node, place, "expected a list of items, or an object on the way to it");
            }
        }
    }

    /** Whether the body is an object without this key. */
    boolean lacks(String key) {
        return tree.isObject() && !tree.has(key);
    }

    private static boolean nothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty());
    }

    private static void mustBeObject(JsonNode node, List<String> path) {
        if (!node.isObject()) {
            throw notItems(node, path, "expected items, or an object on the way to them");
        }
    }

    private static ProblemException notItems(JsonNode node, List<String> path, String expected) {
        String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return Faults.of(ProblemCode.M105_NO_ITEMS, Pointers.of(path), expected + "; found " + kind);
    }
}
