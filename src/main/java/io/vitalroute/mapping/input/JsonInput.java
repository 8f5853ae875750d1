package io.vitalroute.mapping.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/**
 * JSON, in one of two ways that give the same. A small body is built as a tree. A large one is read twice: the first pass
 * checks it to its end and builds what surrounds the items (which may come after them, as Withings' {@code timezone}),
 * the second hands the items out, one in memory at a time, or a stretch of one that is too large. Either way nothing is
 * handed out of a broken body.
 */
final class JsonInput implements Input {
    private final List<List<String>> places;
    private final JsonWay way;
    private final boolean alone;
    private final Limits limits;
    private final JsonFactory factory;
    private final @Nullable Stretches stretches;
    private final long most;

    JsonInput(InputFormat.Json format, Limits limits) {
        this.places = format.places();
        this.way = JsonWay.to(format.places());
        this.alone = format.alone();
        this.limits = limits;
        this.stretches = format.series() == null ? null : new Stretches(limits, format.series());
        this.most = format.series() == null ? limits.itemWeight() : Stretches.weight(limits);
        this.factory = JsonTokens.factory(limits);
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        if (body.length() <= limits.whole()) {
            whole(body, handler);
        } else {
            streamed(body, handler);
        }
    }

    private void whole(Body body, ItemHandler handler) throws IOException {
        byte[] bytes = body.bytes();
        Whole whole = JsonTokens.isUtf8(bytes) ? quick(bytes) : null;
        if (whole == null) {
            whole = tree(JsonTokens.of(factory, new ByteArrayInputStream(bytes)));
        }
        if (single(whole.outside(), handler)) {
            return;
        }
        for (Built item : whole.items()) {
            if (!item.handTo(handler, whole.outside().tree())) {
                return;
            }
        }
    }

    /** By the parser of bytes; null where there is anything to report, which it would place by bytes, not characters. */
    private @Nullable Whole quick(byte[] utf8) throws IOException {
        try {
            Whole whole = tree(JsonTokens.of(factory, utf8));
            return whole.items().stream().allMatch(item -> item.fault() == null) ? whole : null;
        } catch (ProblemException e) {
            return null;
        }
    }

    private Whole tree(JsonTokens tokens) throws IOException {
        List<Built> items = new ArrayList<>();
        try (tokens) {
            JsonWalk walk = new JsonWalk(tokens, way, limits, (at, index, pointer) -> items.add(build(at, pointer)));
            return new Whole(walk.run(), items);
        }
    }

    private void streamed(Body body, ItemHandler handler) throws IOException {
        BitSet large = new BitSet();
        BitSet tooLarge = new BitSet();
        JsonOutside outside = walk(body, (tokens, index, pointer) -> {
            long weight = tokens.skip();
            large.set(index, weight > most);
            tooLarge.set(index, weight > limits.itemWeight());
            return true;
        });
        if (single(outside, handler) || !outside.list()) {
            return;
        }
        Map<Integer, Stretches.Rest> rests = rests(body, large);
        walk(body, (tokens, index, pointer) -> {
            Stretches.Rest rest = rests.get(index);
            if (rest != null && stretches != null) {
                return stretches.cut(
                        tokens,
                        rest.item(),
                        (part, fault) -> new Built(part, pointer, rest.fault() == null ? fault : rest.fault())
                                .handTo(handler, outside.tree()));
            }
            Built item = tooLarge.get(index) ? passOver(tokens, pointer) : build(tokens, pointer);
            return item.handTo(handler, outside.tree());
        });
    }

    /** What large items hold beside the array that makes them large; it may come after it. */
    private Map<Integer, Stretches.Rest> rests(Body body, BitSet large) throws IOException {
        Map<Integer, Stretches.Rest> rests = new HashMap<>();
        if (stretches != null && !large.isEmpty()) {
            walk(body, (tokens, index, pointer) -> {
                Stretches.Rest rest = large.get(index) ? stretches.rest(tokens) : null;
                if (rest != null) {
                    rests.put(index, rest);
                } else if (!large.get(index)) {
                    tokens.skip();
                }
                return true;
            });
        }
        return rests;
    }

    private JsonOutside walk(Body body, JsonWalk.Stop stop) throws IOException {
        try (InputStream in = body.open();
                JsonTokens tokens = JsonTokens.of(factory, in)) {
            return new JsonWalk(tokens, way, limits, stop).run();
        }
    }

    private boolean single(JsonOutside outside, ItemHandler handler) {
        if (places.size() > 1) {
            outside.mustBeLists(places);
            return false;
        }
        List<String> each = places.get(0);
        List<String> path = alone && outside.lacks(each.get(0)) ? List.of() : each;
        Optional<JsonNode> item = outside.single(path);
        item.ifPresent(node -> handler.item(node, outside.tree(), Pointers.of(path)));
        return item.isPresent();
    }

    private Built build(JsonTokens tokens, String pointer) throws IOException {
        JsonTree tree = new JsonTree(tokens, limits, Long.MAX_VALUE);
        return new Built(tree.read(), pointer, tree.fault());
    }

    private Built passOver(JsonTokens tokens, String pointer) throws IOException {
        Problem problem = tokens.problem(ProblemCode.M103_TOO_LARGE, "an item that is too large to keep in memory")
                .hint("send it in smaller pieces");
        tokens.skip();
        return new Built(JsonTree.NODES.nullNode(), pointer, problem);
    }

    private record Whole(JsonOutside outside, List<Built> items) {}

    private record Built(
            JsonNode item, String pointer, @Nullable Problem fault) {
        boolean handTo(ItemHandler handler, JsonNode outside) {
            return fault == null
                    ? handler.item(item, outside, pointer)
                    : handler.problem(Faults.inside(pointer, fault));
        }
    }
}
