package io.vitalroute.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.Where;

/**
 * Sees which paths of a mapping ever yielded something: a mistyped path is silent, it is just absent. Give it to
 * {@link MappingFile#compile}, map all samples and tests, then ask.
 */
public final class Coverage implements Cells.Observer {
    private static final int NOT_ASKED = 0;
    private static final int NOTHING = 1;
    private static final int SOMETHING = 2;

    private final Map<Part, AtomicInteger> parts = new LinkedHashMap<>();

    /** A path or computed part of a cell, as written, and where its cell stands. */
    public record Part(Where at, String text) {}

    @Override
    public Cell observe(Cell cell, String text, Where at) {
        return new Seen(cell, parts.computeIfAbsent(new Part(at, text), part -> new AtomicInteger(NOT_ASKED)));
    }

    /**
     * What never yielded anything, in the order of the file. Where cells were asked and yielded nothing, cells that nobody
     * asked are left out: an item that ends at its mistyped time asks for nothing else.
     */
    public List<Part> neverSeen() {
        boolean vain = parts.values().stream().anyMatch(yield -> yield.get() == NOTHING);
        int least = vain ? NOTHING : NOT_ASKED;
        return parts.entrySet().stream()
                .filter(part ->
                        part.getValue().get() == NOTHING || part.getValue().get() == least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every observed part. */
    public Collection<Part> parts() {
        return List.copyOf(parts.keySet());
    }

    /** A cell that is watched. */
    private record Seen(Cell cell, AtomicInteger best) implements Cell {
        @Override
        public JsonNode value(Scope scope) {
            JsonNode node = cell.value(scope);
            int now = Cell.absent(node) ? NOTHING : SOMETHING;
            if (best.get() < now) {
                best.accumulateAndGet(now, Math::max);
            }
            return node;
        }

        @Override
        public String pointer(Scope scope) {
            return cell.pointer(scope);
        }

        @Override
        public boolean variesInside() {
            return cell.variesInside();
        }
    }
}
