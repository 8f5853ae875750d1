package io.vitalroute.mapping;

import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.input.Stretch;
import io.vitalroute.problem.ProblemCode;

/**
 * A series inside an item: an array, or an object used as a map.
 *
 * @param where only these elements; null for all
 */
record Level(Cell path, boolean entries, @Nullable Cell where) {

    /** Hands out the elements in order until the visitor has enough (false). */
    void walk(Scope scope, Predicate<Scope> visitor) {
        JsonNode series = path.value(scope);
        if (Cell.absent(series)) {
            return;
        }
        if (entries ? !series.isObject() : !series.isArray()) {
            throw new CellFailure(
                    ProblemCode.M208_SERIES, path.pointer(scope), entries ? "not an object" : "not an array");
        }
        if (entries) {
            walkEntries(scope, series, visitor);
        } else {
            walkElements(scope, series, visitor);
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
}
