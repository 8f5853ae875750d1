package io.vitalroute.camel;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.vendor.Vendor;

/**
 * {@code from: pull:withings?workers=4} hands what is to be fetched from a vendor to the route, one exchange for each call,
 * body an {@link Errand}, as the vendor's limits let.
 */
final class PullComponent extends DefaultComponent {
    private final Errands errands;
    private final Function<String, Optional<Vendor>> vendors;
    private final Clock clock;

    PullComponent(Errands errands, Function<String, Optional<Vendor>> vendors, Clock clock) {
        this.errands = errands;
        this.vendors = vendors;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Vendor vendor = vendors.apply(remaining)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no vendor is called \"" + remaining + "\": there is no file " + remaining + ".vendor.yaml"));
        return new PullEndpoint(uri, vendor, getAndRemoveParameter(parameters, "workers", int.class, 4));
    }

    /** The endpoint of one vendor. */
    private final class PullEndpoint extends DefaultEndpoint {
        private final Vendor vendor;
        private final int workers;

        PullEndpoint(String uri, Vendor vendor, int workers) {
            super(uri, PullComponent.this);
            this.vendor = vendor;
            this.workers = workers;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            JobConsumer<Errand> consumer =
                    new JobConsumer<>(this, processor, new PullJobs(errands, vendor, clock), workers, 1);
            configureConsumer(consumer);
            return consumer;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("what is to be fetched is said by schedules and notices");
        }
    }
}
