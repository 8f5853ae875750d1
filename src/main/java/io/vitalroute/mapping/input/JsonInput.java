package io.vitalroute.mapping.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Body;

/**
 * JSON, in one of two ways that give the same. A small body is built as a tree. A large one is read twice: the first pass
 * checks it to its end and builds what surrounds the items (which may come after them, as Withings' {@code timezone}),
 * the second hands the items out, one in memory at a time. Either way nothing is handed out of a broken body.
 */
final class JsonInput implements Input {
    private final List<String> each;
    private final Limits limits;
    private final JsonFactory factory;

    JsonInput(List<String> each, Limits limits) {
        this.each = each;
        this.limits = limits;
        this.factory = JsonTokens.factory(limits);
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        if (body.length() <= Math.min(limits.wholeBytes(), limits.itemCharacters())) {
            whole(body, handler);
        } else {
            streamed(body, handler);
        }
    }

    private void whole(Body body, ItemHandler handler) throws IOException {
        List<Built> items = new ArrayList<>();
        JsonOutside outside = walk(body, (tokens, index, pointer) -> items.add(build(tokens, pointer)));
        if (single(outside, handler)) {
            return;
        }
        for (Built item : items) {
            if (!item.handTo(handler, outside.tree())) {
                return;
            }
        }
    }

    private void streamed(Body body, ItemHandler handler) throws IOException {
        BitSet tooLong = new BitSet();
        JsonOutside outside = walk(body, (tokens, index, pointer) -> {
            tooLong.set(index, measure(tokens) > limits.itemCharacters());
            return true;
        });
        if (!single(outside, handler) && outside.list()) {
            walk(
                    body,
                    (tokens, index, pointer) -> (tooLong.get(index)
                                    ? passOver(tokens, pointer)
                                    : build(tokens, pointer))
                            .handTo(handler, outside.tree()));
        }
    }

    private JsonOutside walk(Body body, JsonWalk.Stop stop) throws IOException {
        try (JsonTokens tokens = JsonTokens.of(factory, new StrictReader(body.open()))) {
            return new JsonWalk(tokens, each, limits, stop).run();
        }
    }

    private boolean single(JsonOutside outside, ItemHandler handler) {
        Optional<JsonNode> item = outside.single(each);
        item.ifPresent(node -> handler.item(node, outside.tree(), Pointers.of(each)));
        return item.isPresent();
    }

    private static long measure(JsonTokens tokens) throws IOException {
        long start = tokens.offset();
        tokens.skip();
        return tokens.offset() - start;
    }

    private Built build(JsonTokens tokens, String pointer) throws IOException {
        JsonTree tree = new JsonTree(tokens, limits, Long.MAX_VALUE);
        return new Built(tree.read(), pointer, tree.fault());
    }

    private Built passOver(JsonTokens tokens, String pointer) throws IOException {
        Problem problem = tokens.problem(
                ProblemCode.M103_TOO_LARGE, "an item of more than " + limits.itemCharacters() + " characters");
        tokens.skip();
        return new Built(JsonTree.NODES.nullNode(), pointer, problem);
    }

    private record Built(
            JsonNode item, String pointer, @Nullable Problem fault) {
        boolean handTo(ItemHandler handler, JsonNode outside) {
            return fault == null
                    ? handler.item(item, outside, pointer)
                    : handler.problem(Faults.inside(pointer, fault));
        }
    }
}
