package io.vitalroute.camel;

import java.util.Map;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

import io.vitalroute.pipeline.Inbox;

/** {@code from: inbox:payloads?workers=8} hands kept payloads to the spine, one exchange each, body an Inbox.Job. */
final class InboxComponent extends DefaultComponent {
    /** Payloads in hand for each worker. Only small pieces of work wait for the disk beside others. */
    private static final int IN_HAND = 8;

    private final Inbox inbox;

    InboxComponent(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new InboxEndpoint(uri, getAndRemoveParameter(parameters, "workers", int.class, 8));
    }

    /** The endpoint; there is one inbox. */
    private final class InboxEndpoint extends DefaultEndpoint {
        private final int workers;

        InboxEndpoint(String uri, int workers) {
            super(uri, InboxComponent.this);
            this.workers = workers;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            JobConsumer<Inbox.Job> consumer =
                    new JobConsumer<>(this, processor, new InboxJobs(inbox), workers, IN_HAND);
            configureConsumer(consumer);
            return consumer;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("send to direct:keep to put a payload into the inbox");
        }
    }
}
