package io.vitalroute.mapping;

import java.util.List;

import io.vitalroute.mapping.cell.Cell;
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
        CommonRule shared,
        List<Entry> entries) {

    /** A named condition. */
    record Reason(String name, Cell condition) {}
}
