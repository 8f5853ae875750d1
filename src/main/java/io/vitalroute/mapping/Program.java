package io.vitalroute.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.input.InputFormat;

/** A compiled mapping file. */
record Program(
        String name,
        int version,
        String source,
        String stream,
        InputFormat input,
        List<Reason> skips,
        List<Reason> parks,
        @Nullable ReplacesRule replaces,
        CommonRule shared,
        List<Entry> entries) {

    /** A named condition. */
    record Reason(String name, Cell condition) {
        /** The name of the first of several conditions that holds, or null. */
        static @Nullable String first(List<Reason> reasons, Scope scope) {
            for (Reason reason : reasons) {
                if (reason.condition.holds(scope)) {
                    return reason.name;
                }
            }
            return null;
        }
    }
}
