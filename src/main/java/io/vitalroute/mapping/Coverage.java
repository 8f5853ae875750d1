package io.vitalroute.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private final Map<Part, AtomicBoolean> parts = new LinkedHashMap<>();

    /** A path or computed part of a cell, as written, and where its cell stands. */
    public record Part(Where at, String text) {}

    @Override
    public Cell observe(Cell cell, String text, Where at) {
        AtomicBoolean seen = parts.computeIfAbsent(new Part(at, text), part -> new AtomicBoolean());
        return new Seen(cell, seen);
    }

    /** What never yielded anything, in the order of the file. */
    public List<Part> neverSeen() {
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().get())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every observed part. */
    public Collection<Part> parts() {
        return List.copyOf(parts.keySet());
    }

    /** A cell that is watched. */
    private record Seen(Cell cell, AtomicBoolean seen) implements Cell {
        @Override
        public JsonNode value(Scope scope) {
            JsonNode node = cell.value(scope);
            if (!Cell.absent(node)) {
                seen.set(true);
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
