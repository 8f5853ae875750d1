package io.vitalroute.camel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.apache.camel.Exchange;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Listening;

/** Kept payloads as work. */
record InboxJobs(Inbox inbox) implements Jobs<Inbox.Job> {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMillis(500);

    @Override
    public String word() {
        return "payload";
    }

    @Override
    public String id(Inbox.Job job) {
        return job.payload().id();
    }

    @Override
    public void prepare(Exchange exchange, Inbox.Job job) {
        exchange.getIn().setHeader(Headers.PAYLOAD, id(job));
    }

    @Override
    public CompletionStage<List<Inbox.Job>> claim(int max) {
        return inbox.claim(max, LEASE);
    }

    @Override
    public void giveBack(Inbox.Job job) {
        inbox.giveBack(job, Duration.ZERO);
    }

    @Override
    public String failed(Inbox.Job job, Exception fault) {
        inbox.giveBack(job, PAUSE_AFTER_FAULT);
        return "trying again in " + PAUSE_AFTER_FAULT;
    }

    @Override
    public Listening listen(Runnable wake) {
        return inbox.onArrival(wake);
    }

    @Override
    public Duration idle() {
        return IDLE;
    }
}
