package io.vitalroute.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Value;

/** How a value is read. */
interface ValueRule {
    /** The value, or null where nothing was measured. */
    @Nullable
    Value read(Scope scope);

    /** A number. */
    record Quantity(NumberRule number, UnitRule unit) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            return number.read(scope, unit);
        }
    }

    /**
     * Several numbers.
     *
     * @param parts in the metric's order
     * @param series where the parts are looked for; null where all stand in the element itself
     */
    record Parts(Map<String, Part> parts, @Nullable Level series) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            Map<String, Value.Quantity> found = new LinkedHashMap<>();
            parts.forEach((name, part) -> {
                Scope place = place(part, scope);
                Value.Quantity quantity = place == null ? null : part.number.read(place, part.unit);
                if (quantity != null) {
                    found.put(name, quantity);
                }
            });
            if (found.isEmpty()) {
                return null;
            }
            parts.forEach((name, part) -> {
                if (part.required && !found.containsKey(name)) {
                    throw new CellFailure(
                            ProblemCode.M206_INCOMPLETE, scope.pointer(), "the part \"" + name + "\" is missing");
                }
            });
            return new Value.Components(found);
        }

        private @Nullable Scope place(Part part, Scope scope) {
            if (series != null) {
                return part.isCoded() ? series.only(scope, part.where) : series.first(scope, part.where);
            }
            return part.where == null || part.where.holds(scope) ? scope : null;
        }
    }

    /** One part. */
    record Part(@Nullable Cell where, NumberRule number, UnitRule unit, boolean required) {
        /** Whether it is known by its code, which must be there once only. */
        boolean isCoded() {
            return where instanceof CodedAs;
        }
    }

    /** Always the same code. */
    record Code(String code) implements ValueRule {
        @Override
        public Value read(Scope scope) {
            return new Value.Coded(code);
        }
    }

    /** A code chosen by a table; {@code openElse}: other words stay words. */
    record Coded(Cell value, WordTable table, boolean openElse) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            JsonNode node = value.value(scope);
            String code = Cell.absent(node) ? null : table.look(node, value, scope);
            if (code == null) {
                return null;
            }
            return openElse && code.equals(WordTable.TEXT) ? new Value.Text(Texts.of(node)) : new Value.Coded(code);
        }
    }

    /**
     * A code by its codings.
     *
     * @param codes our code by the codings of the catalogue
     * @param open whether what has none of them stays words
     */
    record CodedBy(Codings value, Map<String, String> codes, boolean open) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            JsonNode node = value.cell().value(scope);
            if (Cell.absent(node) || (node.isContainerNode() && node.isEmpty())) {
                return null;
            }
            String code = value.keys(scope).stream()
                    .map(codes::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String words = code == null && open ? value.words(scope) : "";
            if (code == null && words.isEmpty()) {
                throw new CellFailure(
                        ProblemCode.M205_WORD, value.cell().pointer(scope), "a code that the metric does not have");
            }
            return code == null ? new Value.Text(words) : new Value.Coded(code);
        }
    }

    /** Words. */
    record Words(Cell value) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            JsonNode node = value.value(scope);
            if (node.isContainerNode()) {
                throw new CellFailure(ProblemCode.M212_TEXT, value.pointer(scope), "neither text nor a number");
            }
            String text = Texts.of(node).strip();
            return text.isEmpty() ? null : new Value.Text(text);
        }
    }

    /** A date as value. */
    record Date(TimeRule rule) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            return rule.isAbsent(scope)
                    ? null
                    : new Value.Text(rule.day(scope, null).date().toString());
        }
    }

    /** A series as one value; the rest is {@link SampledRule}'s. */
    record Series(SampledRule rule, UnitRule unit) implements ValueRule {
        @Override
        public @Nullable Value read(Scope scope) {
            return rule.read(scope, unit);
        }
    }
}
