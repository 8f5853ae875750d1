package io.vitalroute.mapping;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.ProblemCode;

/** How the version of a reading is read: a whole number or, with a rule for times, milliseconds since 1970. */
record VersionRule(Cell cell, @Nullable TimeRule time) {
    /** The version; {@code otherwise} where the payload says none. */
    long read(Scope scope, long otherwise) {
        JsonNode node = cell.value(scope);
        if (Cell.absent(node)) {
            return otherwise;
        }
        if (time != null) {
            return time.moment(scope, null).time().toInstant().toEpochMilli();
        }
        BigDecimal number = Numbers.read(node);
        if (number == null || number.stripTrailingZeros().scale() > 0 || number.precision() > 18) {
            throw new CellFailure(
                    ProblemCode.M210_VERSION,
                    cell.pointer(scope),
                    "not a whole number",
                    "a time as version needs its format: {value: ..., format: ...}");
        }
        return number.longValue();
    }
}
