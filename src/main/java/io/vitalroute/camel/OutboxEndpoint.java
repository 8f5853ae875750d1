package io.vitalroute.camel;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Destination;
import io.vitalroute.pipeline.RetryPolicy;
import io.vitalroute.pipeline.Window;

/**
 * One destination. Settings: {@code format}; {@code metrics} (names, comma-separated; all by default); {@code dense}
 * ({@code every}, {@code 15min}, {@code hour}, {@code day}); {@code inFlight}; {@code retryFirst}, {@code retryLongest},
 * {@code giveUpAfter}; {@code breakAfter} (failures in a row that open the circuit); {@code idempotent}; and those of the
 * format.
 */
final class OutboxEndpoint extends DefaultEndpoint {
    private final OutboxComponent component;
    private final String name;
    private @Nullable Delivering delivering;
    private @Nullable Destination destination;

    OutboxEndpoint(String uri, OutboxComponent component, String name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    /** The destination's name. */
    String name() {
        return name;
    }

    void configure(Map<String, String> values) {
        FormatSettings settings = new FormatSettings(name, values);
        delivering = new Delivering(
                settings.integer("inFlight", 16, 1, 1024),
                new RetryPolicy(
                        settings.duration("retryFirst", "1s"),
                        settings.duration("retryLongest", "5m"),
                        settings.duration("giveUpAfter", "7d")),
                settings.integer("breakAfter", 10, 1, 10_000),
                settings.duration("lease", "2m"),
                isIdempotent(settings));
        destination = new Destination(
                name,
                Set.copyOf(settings.list("metrics")),
                Window.of(settings.choice("dense", "every", Window.words())),
                component.formats().encoder(name, settings.text("format", "fhir"), settings));
    }

    /** Whether a message may be sent twice: unless the settings say otherwise, wherever it is not just stored. */
    static boolean isIdempotent(FormatSettings settings) {
        return settings.flag("idempotent", !settings.text("write", "").equals("create"));
    }

    /**
     * How deliveries go out.
     *
     * @param inFlight how many at once
     * @param breakAfter temporary failures in a row after which only one delivery at a time probes the receiver
     * @param idempotent whether the receiver takes the same message twice as once
     */
    record Delivering(int inFlight, RetryPolicy retry, int breakAfter, Duration lease, boolean idempotent) {}

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OutboxConsumer consumer = new OutboxConsumer(
                this, processor, component, Objects.requireNonNull(destination), Objects.requireNonNull(delivering));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("outbox: is where deliveries come from; the spine fills it");
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
