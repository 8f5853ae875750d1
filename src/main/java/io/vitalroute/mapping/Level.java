package io.vitalroute.mapping;

import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.input.Stretch;
import io.vitalroute.problem.ProblemCode;

/**
 * A series inside an item.
 *
 * @param where only these elements; null for all
 */
record Level(Cell path, Kind kind, @Nullable Cell where) {

    /** What is walked through, under the key of a mapping file that says so. */
    enum Kind {
        /** An array. */
        IN("an array"),
        /** An object used as a map. */
        ENTRIES("an object"),
        /** A text, each character of which is an element. */
        CHARACTERS("a text");

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        boolean fits(JsonNode series) {
            return switch (this) {
                case IN -> series.isArray();
                case ENTRIES -> series.isObject();
                case CHARACTERS -> series.isTextual();
            };
        }
    }

    /** Hands out the elements in order until the visitor has enough (false). */
    void walk(Scope scope, Predicate<Scope> visitor) {
        JsonNode series = path.value(scope);
        if (Cell.absent(series)) {
            return;
        }
        if (!kind.fits(series)) {
            throw new CellFailure(ProblemCode.M208_SERIES, path.pointer(scope), "not " + kind.said);
        }
        switch (kind) {
            case IN -> walkElements(scope, series, visitor);
            case ENTRIES -> walkEntries(scope, series, visitor);
            case CHARACTERS -> walkCharacters(scope, series.textValue(), visitor);
        }
    }

    /** The first element for which a condition holds, or null. */
    @Nullable
    Scope first(Scope scope, @Nullable Cell condition) {
        Scope[] found = new Scope[1];
        walk(scope, element -> {
            if ((where == null || where.holds(element)) && (condition == null || condition.holds(element))) {
                found[0] = element;
            }
            return found[0] == null;
        });
        return found[0];
    }

    /** The one element for which a condition holds, or null; a second one is a failure, as nobody says which of them counts. */
    @Nullable
    Scope only(Scope scope, @Nullable Cell condition) {
        Scope[] found = new Scope[1];
        walk(scope, element -> {
            if ((where == null || where.holds(element)) && (condition == null || condition.holds(element))) {
                if (found[0] != null) {
                    throw new CellFailure(
                            ProblemCode.M213_TWICE, element.pointer(), "a second value for the same part");
                }
                found[0] = element;
            }
            return true;
        });
        return found[0];
    }

    private void walkElements(Scope scope, JsonNode series, Predicate<Scope> visitor) {
        int size = series.size();
        int from = series instanceof Stretch stretch ? stretch.from() : 0;
        for (int i = 0; i < size; i++) {
            if (!visitor.test(scope.element(path, from + i, series.get(i)))) {
                return;
            }
        }
    }

    private void walkEntries(Scope scope, JsonNode series, Predicate<Scope> visitor) {
        int i = 0;
        for (Map.Entry<String, JsonNode> entry : series.properties()) {
            if (!visitor.test(scope.entry(path, i++, entry.getKey(), entry.getValue()))) {
                return;
            }
        }
    }

    private void walkCharacters(Scope scope, String series, Predicate<Scope> visitor) {
        int[] characters = series.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!visitor.test(scope.element(path, i, TextNode.valueOf(Character.toString(characters[i]))))) {
                return;
            }
        }
    }
}
