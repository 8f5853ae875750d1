package io.vitalroute.camel.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what vendors push, by what became of it. */
public final class PushCounts {
    private final MeterRegistry registry;

    PushCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * One more.
     *
     * @param outcome {@code refused}, {@code greeting}, or what a notice asked for: {@code fetch}, {@code deleted}, {@code
     *     left}, {@code granted}; {@code not-connected}, {@code not-granted} and {@code unknown} are left
     */
    public void count(String vendor, String outcome) {
        Counter.builder("vitalroute.notices")
                .description("Requests and notices of vendors, by what became of them")
                .tags("source", vendor, "outcome", outcome)
                .register(registry)
                .increment();
    }
}
