package io.vitalroute.camel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import io.vitalroute.camel.operations.Scrape;
import io.vitalroute.camel.operations.Vitals;
import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** A route that is stopped and started again listens once, and one that is stopped not at all. */
class ListeningTest {
    private final AtomicInteger listeners = new AtomicInteger();

    @Test
    void inbox() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("inbox", new InboxComponent(new EmptyInbox()));
            restart(context, "inbox:payloads?workers=1");
        }
    }

    @Test
    void outbox() throws Exception {
        Vitals vitals = new Vitals(
                now -> {
                    throw new IllegalStateException("nobody asks");
                },
                Optional::empty,
                Clock.systemUTC());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent(
                    "outbox",
                    new OutboxComponent(
                            new EmptyOutbox(),
                            new Destinations(),
                            Formats.all(new FhirTargets(), new Templates(Path.of("mappings/templates"))),
                            new DestinationBeans(Settings.of(Map.of())),
                            new Scrape(vitals).deliveries(),
                            Clock.systemUTC()));
            restart(context, "outbox:ehr?format=json");
        }
    }

    private void restart(DefaultCamelContext context, String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("it").log("never");
            }
        });
        context.start();
        assertThat(listeners).hasValue(1);

        for (int i = 0; i < 3; i++) {
            context.getRouteController().stopRoute("it");
            assertThat(listeners).hasValue(0);
            context.getRouteController().startRoute("it");
            assertThat(listeners).hasValue(1);
        }
    }

    private Listening listen() {
        listeners.incrementAndGet();
        return listeners::decrementAndGet;
    }

    private final class EmptyInbox implements Inbox {
        @Override
        public CompletionStage<Kept> keep(Payload payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<Job>> claim(int max, Duration lease) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Boolean> commit(Work work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> giveBack(Job job, Duration pause) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Integer> retryUnknown(BiPredicate<String, String> accepted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Listening onArrival(Runnable listener) {
            return listen();
        }
    }

    private final class EmptyOutbox implements Outbox {
        @Override
        public Map<String, String> ids(String destination, Collection<String> keys) {
            return Map.of();
        }

        @Override
        public CompletionStage<List<Delivery>> claim(String destination, int max, Instant now, Duration lease) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Void> sending(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> settle(Delivery delivery, Outcome outcome, Instant now, Duration took) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> giveBack(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Listening onQueued(Runnable listener) {
            return listen();
        }
    }
}
