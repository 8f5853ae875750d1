package io.vitalroute.pipeline;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where readings go: one route under {@code routes/destinations}.
 *
 * @param name as in {@code outbox:NAME}
 * @param metrics names of the metrics it takes; empty is all
 * @param window how dense series go out; null sends every reading
 */
public record Destination(
        String name, Set<String> metrics, @Nullable Window window, Encoder encoder) {

    /** Whether it takes a metric. */
    boolean takes(String metric) {
        return metrics.isEmpty() || metrics.contains(metric);
    }
}
