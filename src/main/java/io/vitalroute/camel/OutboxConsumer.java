package io.vitalroute.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.camel.OutboxEndpoint.Delivering;
import io.vitalroute.pipeline.Destination;
import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;

/** Hands deliveries to its route, at most so many at once, and settles them with what the route made of them. */
final class OutboxConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxConsumer.class);
    private static final long IDLE_MILLIS = 500;
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final OutboxComponent component;
    private final Destination destination;
    private final Delivering delivering;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicInteger flying = new AtomicInteger();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile Instant nextProbe = Instant.EPOCH;
    private volatile boolean running;
    private @Nullable ExecutorService loop;

    OutboxConsumer(
            OutboxEndpoint endpoint,
            Processor processor,
            OutboxComponent component,
            Destination destination,
            Delivering delivering) {
        super(endpoint, processor);
        this.component = component;
        this.destination = destination;
        this.delivering = delivering;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        component.destinations().open(destination);
        component.deliveries().circuit(destination.name(), false);
        running = true;
        component.outbox().onQueued(wake::release);
        loop = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "outbox-" + destination.name());
        loop.execute(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        wake.release();
        ExecutorService old = loop;
        if (old != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(old);
        }
        super.doStop();
    }

    private void run() {
        while (running) {
            int claimed = 0;
            try {
                claimed = claim();
            } catch (RuntimeException e) {
                LOG.warn("{}: cannot take deliveries: {}", destination.name(), Faults.named(e));
            }
            if (claimed == 0) {
                pause();
            }
        }
    }

    private int claim() {
        int free = (isBroken() ? 1 : delivering.inFlight()) - flying.get();
        if (free <= 0 || (isBroken() && component.clock().instant().isBefore(nextProbe))) {
            return 0;
        }
        List<Delivery> deliveries = component
                .outbox()
                .claim(destination.name(), free, component.clock().instant(), delivering.lease())
                .toCompletableFuture()
                .join();
        flying.addAndGet(deliveries.size());
        deliveries.forEach(this::send);
        return deliveries.size();
    }

    private void pause() {
        try {
            if (wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void send(Delivery delivery) {
        if (delivering.idempotent()) {
            hand(delivery);
            return;
        }
        component.outbox().sending(delivery).whenComplete((ok, fault) -> {
            if (fault == null) {
                hand(delivery);
            } else {
                landed();
            }
        });
    }

    private void hand(Delivery delivery) {
        Instant begun = component.clock().instant();
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(delivery.outbound().bytes());
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, delivery.outbound().mediaType());
        exchange.getIn().setHeader(Headers.PAYLOAD, delivery.payload());
        exchange.getIn().setHeader(Headers.SOURCE, delivery.source());
        exchange.getIn().setHeader(Headers.ATTEMPT, delivery.attempt());
        exchange.getIn().setHeader(Headers.DELIVERY_KEY, delivery.outbound().deliveryKey());
        Sent.note(exchange, delivery);
        getAsyncProcessor().process(exchange, doneSync -> settle(exchange, delivery, begun));
    }

    private void settle(Exchange exchange, Delivery delivery, Instant begun) {
        Instant now = component.clock().instant();
        Outcome outcome = outcome(exchange, delivery, now);
        if (outcome instanceof Outcome.Retry) {
            int further = failuresInARow.incrementAndGet() - delivering.breakAfter() + 1;
            nextProbe = further > 0 ? now.plus(delivering.retry().probe(further)) : now;
        } else {
            failuresInARow.set(0);
        }
        component.deliveries().circuit(destination.name(), isBroken());
        component
                .deliveries()
                .attempt(
                        delivery.source(),
                        destination.name(),
                        outcome,
                        Duration.between(begun, now),
                        Duration.between(delivery.queuedAt(), now));
        Report.attempt(destination.name(), delivery, outcome);
        releaseExchange(exchange, false);
        note(delivery, outcome, now, Duration.between(begun, now));
    }

    /** Where the store is away the delivery keeps its place in flight, so that no more are sent than can be noted. */
    private void note(Delivery delivery, Outcome outcome, Instant at, Duration took) {
        component.outbox().settle(delivery, outcome, at, took).whenComplete((ok, fault) -> {
            if (fault == null) {
                landed();
                return;
            }
            Report.notNoted(destination.name(), delivery, Faults.named(fault));
            if (running && Faults.isStoreAway(fault)) {
                LATER.execute(() -> note(delivery, outcome, at, took));
            } else {
                landed();
            }
        });
    }

    private Outcome outcome(Exchange exchange, Delivery delivery, Instant now) {
        double jitter = ThreadLocalRandom.current().nextDouble();
        Exception exception = exchange.getException();
        if (exception != null) {
            Failure failure = Faults.ofDelivery(exception, destination.name());
            return delivering.retry().after(failure, delivery.attempt(), delivery.queuedAt(), now, jitter);
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof Failure failure) {
            return delivering.retry().after(failure, delivery.attempt(), delivery.queuedAt(), now, jitter);
        }
        return body instanceof Outcome outcome ? outcome : new Outcome.Delivered(null);
    }

    private boolean isBroken() {
        return failuresInARow.get() >= delivering.breakAfter();
    }

    private void landed() {
        flying.decrementAndGet();
        wake.release();
    }
}
