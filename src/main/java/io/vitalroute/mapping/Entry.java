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

        /** The reason under which an element without a rule is counted as left out; null where it is just passed over. */
        default @Nullable String unknown(Scope scope) {
            return null;
        }
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

    /**
     * By the codings that the payload has: the metric of the catalogue that has the most of them, and of those the one that has
     * the earliest; of several with the same codings the first of the catalogue. Panels are taken beside it.
     *
     * @param otherwise reason under which codes that the catalogue does not have are counted; null for none
     */
    record ByCoding(
            Codings codings, CodingIndex index, @Nullable String otherwise) implements Choice {
        @Override
        public List<ReadingRule> rules(Scope scope) {
            return index.rules(codings.keys(scope));
        }

        @Override
        public List<ReadingRule> all() {
            return index.all();
        }

        @Override
        public @Nullable String unknown(Scope scope) {
            return otherwise == null || index.knows(codings.keys(scope)) ? null : otherwise;
        }
    }

    /** Whether the condition is the same for all elements of an item, so that it is asked once. */
    boolean whereIsOfItem() {
        return where != null && !where.variesInside();
    }
}
