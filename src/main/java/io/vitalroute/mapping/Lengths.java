package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.mapping.time.Durations;
import io.vitalroute.problem.ProblemCode;

/** Lengths of time out of cells. */
final class Lengths {
    private Lengths() {}

    /** A count of {@code unit}, or a duration's text where there is no unit; absent is a failure. */
    static Duration read(Cell cell, @Nullable ChronoUnit unit, Scope scope) {
        return read(cell, cell.value(scope), unit, scope);
    }

    static Duration read(Cell cell, JsonNode node, @Nullable ChronoUnit unit, Scope scope) {
        if (Cell.absent(node)) {
            throw new CellFailure(ProblemCode.M201_TIME, cell.pointer(scope), "a length of time is missing");
        }
        if (unit == ChronoUnit.SECONDS && node.isInt()) {
            return Duration.ofSeconds(node.intValue());
        }
        Duration read = unit == null ? Durations.read(Texts.of(node)) : counted(Numbers.read(node), unit);
        if (read == null) {
            throw new CellFailure(ProblemCode.M201_TIME, cell.pointer(scope), "not a length of time");
        }
        return read;
    }

    private static @Nullable Duration counted(@Nullable BigDecimal count, ChronoUnit unit) {
        return count == null ? null : Durations.of(count, unit);
    }
}
