package io.vitalroute.mapping;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;

/**
 * One entry of {@code readings}.
 *
 * @param levels series around the element, outermost first
 * @param where only these elements; null for all
 * @param choice which rules apply to an element
 */
record Entry(List<Level> levels, @Nullable Cell where, Choice choice) {

    /** Which rules apply. */
    sealed interface Choice {
        List<ReadingRule> rules(Scope scope);

        /** All rules, for what looks at a mapping as a whole. */
        List<ReadingRule> all();
    }

    /** Always the same one. */
    record Always(List<ReadingRule> all) implements Choice {
        @Override
        public List<ReadingRule> rules(Scope scope) {
            return all;
        }
    }

    /** By what the payload says: one look-up, however many rows. */
    record ByTable(Cell from, Map<String, List<ReadingRule>> rows) implements Choice {
        @Override
        public List<ReadingRule> rules(Scope scope) {
            JsonNode node = from.value(scope);
            return rows.getOrDefault(Texts.of(node), List.of());
        }

        @Override
        public List<ReadingRule> all() {
            return rows.values().stream().flatMap(List::stream).toList();
        }
    }

    /** Whether the condition is the same for all elements of an item, so that it is asked once. */
    boolean whereIsOfItem() {
        return where != null && !where.variesInside();
    }
}
