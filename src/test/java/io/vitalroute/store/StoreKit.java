package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Outbound;

/** What the contract kits share: a store on an empty database, a clock, and short words for the usual steps. */
@Timeout(60)
abstract class StoreKit {
    static final Duration LEASE = Duration.ofMinutes(1);

    final TestClock clock = new TestClock();
    Store store;

    /** Settings of an empty database. */
    abstract StoreSettings fresh();

    @BeforeEach
    void open() {
        store = Store.open(quiet(fresh()), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Without a heartbeat of its own: tests call what it would call. */
    static StoreSettings quiet(StoreSettings settings) {
        return settings.times(LEASE, Duration.ofHours(1), Duration.ofHours(1));
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Keeps a payload and claims it. */
    Inbox.Job job(String text) {
        return job("withings", text);
    }

    Inbox.Job job(String source, String text) {
        now(store.inbox().keep(Sample.payload(source, text)));
        return claim();
    }

    Inbox.Job claim() {
        List<Inbox.Job> jobs = now(store.inbox().claim(1, LEASE));
        return jobs.get(0);
    }

    boolean commit(Work work) {
        return now(store.inbox().commit(work));
    }

    /** A payload that became these messages. */
    Inbox.Job sent(String text, Outbound... messages) {
        Inbox.Job job = job(text);
        commit(Sample.sending(job, messages));
        return job;
    }

    List<Outbox.Delivery> deliveries(String destination, int max) {
        return now(store.outbox().claim(destination, max, clock.instant(), LEASE));
    }

    Outbox.Delivery delivery(String destination) {
        return deliveries(destination, 1).get(0);
    }

    void settle(Outbox.Delivery delivery, Outcome outcome) {
        now(store.outbox().settle(delivery, outcome, clock.instant(), Duration.ofMillis(3)));
    }

    void deliver(Outbox.Delivery delivery) {
        settle(delivery, new Outcome.Delivered("201"));
    }

    Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    static List<String> keys(List<Outbox.Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.outbound().deliveryKey())
                .toList();
    }
}
