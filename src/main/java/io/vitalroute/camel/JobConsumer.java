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

import io.vitalroute.pipeline.Listening;

/**
 * Claims jobs and hands each to its route on one of a fixed number of workers. Where a worker doesn't wait for the disk, more
 * jobs are in hand than there are workers: those that wait to be begun, and those that wait to be written.
 */
final class JobConsumer<J> extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(JobConsumer.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Duration END = Duration.ofSeconds(30);

    private final Jobs<J> jobs;
    private final int workers;
    private final int inHand;
    private final Semaphore free;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable ExecutorService threads;
    private @Nullable Listening listening;

    /**
     * With so many workers.
     *
     * @param each jobs in hand for each worker
     */
    JobConsumer(Endpoint endpoint, Processor processor, Jobs<J> jobs, int workers, int each) {
        super(endpoint, processor);
        this.jobs = jobs;
        this.workers = workers;
        this.inHand = workers * each;
        this.free = new Semaphore(inHand);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        listening = jobs.listen(wake::release);
        ExecutorService pool = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, jobs.word(), threads(workers + 1));
        threads = pool;
        pool.execute(() -> run(pool));
    }

    /** Refuses what comes after its end aloud; the usual pool of Camel would drop it in silence. */
    private ThreadPoolProfile threads(int number) {
        return new ThreadPoolProfileBuilder(jobs.word())
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
                LOG.warn("cannot take a {}: {}", jobs.word(), Faults.named(e));
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
        if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        int permits = 1 + free.drainPermits();
        int used = 0;
        try {
            for (J job : jobs.claim(permits).toCompletableFuture().join()) {
                used++;
                hand(pool, job);
            }
        } finally {
            free.release(permits - used);
        }
        return used;
    }

    /** What was claimed while the route stops goes back, for whoever is next. */
    private void hand(ExecutorService pool, J job) {
        try {
            pool.execute(() -> work(job));
        } catch (RejectedExecutionException e) {
            free.release();
            jobs.giveBack(job);
        }
    }

    private void work(J job) {
        Exchange exchange = createExchange(false);
        try (MDC.MDCCloseable ignored = MDC.putCloseable(jobs.word(), jobs.id(job))) {
            exchange.getIn().setBody(job);
            jobs.prepare(exchange, job);
            getAsyncProcessor().process(exchange, doneSync -> end(exchange, job));
        }
    }

    private void end(Exchange exchange, J job) {
        Exception fault = exchange.getException();
        if (fault != null) {
            String done = jobs.failed(job, fault);
            LOG.warn("{} {} could not be worked on, {}: {}", jobs.word(), jobs.id(job), done, Faults.named(fault));
        }
        releaseExchange(exchange, false);
        free.release();
        wake.release();
    }

    private void pause() {
        try {
            if (wake.tryAcquire(jobs.idle().toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
