package io.vitalroute.camel.operations;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import io.vitalroute.pipeline.Outcome;

/** What consumers of the outbox tell of each attempt: how it ended, how long it took, whether the receiver's circuit is open. */
public final class Deliveries {
    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofDays(1)
    };

    private final MeterRegistry registry;
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();

    Deliveries(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * An attempt has ended.
     *
     * @param took from handing it to the route to its outcome
     * @param age from queueing to its outcome
     */
    public void attempt(String source, String destination, Outcome outcome, Duration took, Duration age) {
        String end = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Counter.builder("vitalroute.attempts")
                .description("Attempts to deliver, by how they ended")
                .tags("source", source, "destination", destination, "outcome", end)
                .register(registry)
                .increment();
        timer("vitalroute.attempt.duration", "Time that a receiver takes to answer", source, destination)
                .record(took);
        if (outcome instanceof Outcome.Delivered) {
            timer("vitalroute.delivery.latency", "From queued to delivered", source, destination)
                    .record(age);
        }
    }

    /** The circuit of a destination is open while temporary failures in a row have reached its limit. */
    public void circuit(String destination, boolean isOpen) {
        open.put(destination, isOpen);
    }

    /** By destination, whether its circuit is open. */
    Map<String, Boolean> circuits() {
        return new TreeMap<>(open);
    }

    private Timer timer(String name, String description, String source, String destination) {
        return Timer.builder(name)
                .description(description)
                .tags("source", source, "destination", destination)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }
}
