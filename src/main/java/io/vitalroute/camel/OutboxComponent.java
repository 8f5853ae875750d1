package io.vitalroute.camel;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

import io.vitalroute.camel.operations.Deliveries;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Outbox;

/**
 * {@code from: outbox:NAME?format=fhir} opens a destination: the spine encodes readings for it in the format, and this
 * consumer hands out its deliveries in order per patient. What the route ends with decides: an
 * {@link io.vitalroute.pipeline.Outcome} as body, or an exception (try again), or anything else (delivered).
 */
final class OutboxComponent extends DefaultComponent {
    private final Outbox outbox;
    private final Destinations destinations;
    private final Formats formats;
    private final DestinationBeans beans;
    private final Deliveries deliveries;
    private final Clock clock;

    OutboxComponent(
            Outbox outbox,
            Destinations destinations,
            Formats formats,
            DestinationBeans beans,
            Deliveries deliveries,
            Clock clock) {
        this.deliveries = deliveries;
        this.beans = beans;
        this.outbox = outbox;
        this.destinations = destinations;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        OutboxEndpoint endpoint = new OutboxEndpoint(uri, this, remaining);
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((key, value) -> settings.put(key, String.valueOf(value)));
        parameters.clear();
        endpoint.configure(settings);
        beans.bind(remaining, getCamelContext().getRegistry());
        return endpoint;
    }

    Outbox outbox() {
        return outbox;
    }

    Destinations destinations() {
        return destinations;
    }

    Formats formats() {
        return formats;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Clock clock() {
        return clock;
    }
}
