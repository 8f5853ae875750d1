package io.vitalroute.identity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How it is decided of a metric which of several sources stands.
 *
 * @param within how far apart the times of a copy may lie, and by how much spans may overlap that both stand
 * @param differ by how much numbers of a copy may differ; null where they are equal after rounding
 * @param order names of paths and sources, the best first
 * @param several sources of which the order names more than one path, so that they may contradict themselves
 */
public record SourceRule(
        Same same, Duration within, @Nullable BigDecimal differ, List<String> order, List<String> several) {

    /** What counts as the same thing told twice. */
    public enum Same {
        /** The same value at the same time. */
        COPY,
        /** The same day, or spans that overlap. */
        TIME,
        NEVER
    }

    /** The place of a way in the order, 0 the best; -1 where it is not listed. */
    public int rank(String source, @Nullable String path) {
        int own = path == null ? -1 : order.indexOf(path);
        return own >= 0 ? own : order.indexOf(source);
    }
}
