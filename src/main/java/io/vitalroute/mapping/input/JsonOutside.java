package io.vitalroute.mapping.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.ProblemCode;

/**
 * What surrounds the items of a JSON body.
 *
 * @param tree the body's tree; where it has a list of items, that list is empty
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

    /** Whether the body is an object without this key. */
    boolean lacks(String key) {
        return tree.isObject() && !tree.has(key);
    }

    private static boolean nothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty());
    }

    private static void mustBeObject(JsonNode node, List<String> path) {
        if (!node.isObject()) {
            String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
            throw Faults.of(
                    ProblemCode.M105_NO_ITEMS,
                    Pointers.of(path),
                    "expected items, or an object on the way to them; found " + kind);
        }
    }
}
