package io.vitalroute.camel;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;

/**
 * Claims payloads and hands each to its route on one of a fixed number of workers. A worker doesn't wait for the disk, so
 * more payloads are in hand than there are workers: those that wait to be begun, and those that wait to be written.
 */
final class InboxConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);
    private static final long IDLE_MILLIS = 500;

    /** Payloads in hand for each worker. Only small pieces of work wait for the disk beside others. */
    private static final int IN_HAND = 8;

    private static final Duration END = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final int workers;
    private final int inHand;
    private final Semaphore free;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable ExecutorService threads;
    private @Nullable Listening listening;

    InboxConsumer(Endpoint endpoint, Processor processor, Inbox inbox, int workers) {
        super(endpoint, processor);
        this.inbox = inbox;
        this.workers = workers;
        this.inHand = workers * IN_HAND;
        this.free = new Semaphore(inHand);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        listening = inbox.onArrival(wake::release);
        ExecutorService pool = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "work", threads(workers + 1));
        threads = pool;
        pool.execute(() -> run(pool));
    }

    /** Refuses what comes after its end aloud; the usual pool of Camel would drop it in silence. */
    private static ThreadPoolProfile threads(int number) {
        return new ThreadPoolProfileBuilder("work")
                .poolSize(number)
                .maxPoolSize(number)
                .maxQueueSize(-1)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build();
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        Listening last = listening;
        if (last != null) {
            last.close();
        }
        wake.release();
        ExecutorService pool = threads;
        if (pool != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
            awaitWritten();
        }
        super.doStop();
    }

    /** What is not written by then is taken up again at the next start. */
    private void awaitWritten() throws InterruptedException {
        if (free.tryAcquire(inHand, END.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(inHand);
        }
    }

    private void run(ExecutorService pool) {
        while (running) {
            int claimed = 0;
            try {
                claimed = claim(pool);
            } catch (RuntimeException e) {
                LOG.warn("cannot take payloads: {}", Faults.named(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (claimed == 0) {
                pause();
            }
        }
    }

    private int claim(ExecutorService pool) throws InterruptedException {
        if (!free.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
            return 0;
        }
        int permits = 1 + free.drainPermits();
        int used = 0;
        try {
            for (Inbox.Job job :
                    inbox.claim(permits, LEASE).toCompletableFuture().join()) {
                used++;
                hand(pool, job);
            }
        } finally {
            free.release(permits - used);
        }
        return used;
    }

    /** What was claimed while the route stops goes back, for whoever is next. */
    private void hand(ExecutorService pool, Inbox.Job job) {
        try {
            pool.execute(() -> work(job));
        } catch (RejectedExecutionException e) {
            free.release();
            inbox.giveBack(job, Duration.ZERO);
        }
    }

    private void work(Inbox.Job job) {
        Exchange exchange = createExchange(false);
        try (MDC.MDCCloseable ignored =
                MDC.putCloseable("payload", job.payload().id())) {
            exchange.getIn().setBody(job);
            exchange.getIn().setHeader(Headers.PAYLOAD, job.payload().id());
            getAsyncProcessor().process(exchange, doneSync -> end(exchange, job));
        }
    }

    private void end(Exchange exchange, Inbox.Job job) {
        if (exchange.getException() != null) {
            LOG.warn(
                    "payload {} could not be worked on, trying again in {}: {}",
                    job.payload().id(),
                    PAUSE_AFTER_FAULT,
                    Faults.named(exchange.getException()));
            inbox.giveBack(job, PAUSE_AFTER_FAULT);
        }
        releaseExchange(exchange, false);
        free.release();
        wake.release();
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
}
