package io.vitalroute.mapping.cell;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** {@code and or not if}, without JSLT. */
sealed interface Logic extends Cell {

    /** True where all hold; stops at the first that does not. */
    record All(List<Cell> cells) implements Logic {
        @Override
        public boolean holds(Scope scope) {
            for (Cell cell : cells) {
                if (!cell.holds(scope)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean variesInside() {
            return cells.stream().anyMatch(Cell::variesInside);
        }
    }

    /** True where one holds; stops at the first that does. */
    record Any(List<Cell> cells) implements Logic {
        @Override
        public boolean holds(Scope scope) {
            for (Cell cell : cells) {
                if (cell.holds(scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean variesInside() {
            return cells.stream().anyMatch(Cell::variesInside);
        }
    }

    /** True where the other does not hold. */
    record Not(Cell cell) implements Logic {
        @Override
        public boolean holds(Scope scope) {
            return !cell.holds(scope);
        }

        @Override
        public boolean variesInside() {
            return cell.variesInside();
        }
    }

    @Override
    default JsonNode value(Scope scope) {
        return BooleanNode.valueOf(holds(scope));
    }

    /** One of two. */
    record If(Cell condition, Cell then, Cell otherwise) implements Cell {
        @Override
        public JsonNode value(Scope scope) {
            return condition.holds(scope) ? then.value(scope) : otherwise.value(scope);
        }

        @Override
        public boolean variesInside() {
            return condition.variesInside() || then.variesInside() || otherwise.variesInside();
        }
    }
}
