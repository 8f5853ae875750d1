package io.vitalroute.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.camel.OutboxEndpoint.Delivering;
import io.vitalroute.pipeline.Destination;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;

/**
 * Hands deliveries to its route and settles them with what the route made of them. Claims run ahead of what is sent, and a
 * delivery that was sent makes room for the next one before the disk has its outcome; {@link Pace} says how many at once.
 */
final class OutboxConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxConsumer.class);
    private static final long IDLE_MILLIS = 500;

    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final OutboxComponent component;
    private final Destination destination;
    private final Delivering delivering;
    private final Semaphore wake = new Semaphore(0);
    private final Pace pace;
    private final Queue<Delivery> ready = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private volatile boolean running;
    private @Nullable ExecutorService loop;
    private @Nullable Listening listening;

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
        this.pace = new Pace(delivering);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        component.destinations().open(destination);
        component.deliveries().circuit(destination.name(), false);
        running = true;
        listening = component.outbox().onQueued(wake::release);
        loop = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "outbox-" + destination.name());
        loop.execute(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        Listening last = listening;
        if (last != null) {
            last.close();
        }
        wake.release();
        ExecutorService old = loop;
        if (old != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(old);
        }
        super.doStop();
    }

    private void run() {
        while (running) {
            boolean sent = false;
            try {
                claim();
                sent = send();
            } catch (RuntimeException e) {
                LOG.warn("{}: cannot hand on deliveries: {}", destination.name(), Faults.named(e));
            }
            if (!sent) {
                pause();
            }
        }
        giveBack();
    }

    /** Asks for more when little is left to send. The answer comes on another thread, which wakes this one. */
    private void claim() {
        Instant now = component.clock().instant();
        int room = pace.room(ready.size(), now);
        if (room <= 0 || !claiming.compareAndSet(false, true)) {
            return;
        }
        component
                .outbox()
                .claim(destination.name(), room, now, delivering.lease())
                .whenComplete(this::claimed);
    }

    private void claimed(@Nullable List<Delivery> deliveries, @Nullable Throwable fault) {
        if (deliveries != null) {
            pace.claimed(deliveries.size());
            ready.addAll(deliveries);
        } else if (fault != null) {
            LOG.warn("{}: cannot take deliveries: {}", destination.name(), Faults.named(fault));
        }
        claiming.set(false);
        if (!running) {
            giveBack();
        } else if (deliveries != null && !deliveries.isEmpty()) {
            wake.release();
        }
    }

    /** Sends what there is room for; true where it sent something. */
    private boolean send() {
        boolean sent = false;
        while (running && pace.maySend(component.clock().instant())) {
            Delivery delivery = ready.poll();
            if (delivery == null) {
                break;
            }
            pace.sent();
            send(delivery);
            sent = true;
        }
        return sent;
    }

    private void giveBack() {
        for (Delivery delivery = ready.poll(); delivery != null; delivery = ready.poll()) {
            component.outbox().giveBack(delivery);
            pace.done();
        }
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
                pace.held();
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
        pace.answered(outcome, now);
        wake.release();
        component.deliveries().circuit(destination.name(), pace.isBroken());
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

    /** Where the store is away the delivery stays in hand, so that no more are sent than are remembered. */
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
        if (exception != null && !delivering.idempotent() && !Faults.neverSent(exception)) {
            return Faults.doubtful(destination.name(), Faults.named(exception));
        }
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

    private void landed() {
        pace.done();
        wake.release();
    }
}
