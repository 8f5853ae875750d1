package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** Two engines on one PostgreSQL, with a real clock and short leases. */
@Timeout(60)
class HeartbeatTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    private static StoreSettings another(StoreSettings first) {
        return StoreSettings.of(first.url()).login(first.user(), first.password());
    }

    @Test
    void deadEnginesPayload_isTakenUp_andALivingOnesIsNot() {
        StoreSettings settings = TestPostgres.fresh();
        try (Store dead = Store.open(settings.times(SHORT, NEVER, NEVER));
                Store living = Store.open(another(settings).times(SHORT, BEAT, BEAT))) {
            StoreKit.now(dead.inbox().keep(Sample.payload("withings", "a")));
            StoreKit.now(living.inbox().keep(Sample.payload("withings", "b")));
            String lost =
                    StoreKit.now(dead.inbox().claim(1, SHORT)).get(0).payload().id();
            assertThat(StoreKit.now(living.inbox().claim(1, SHORT))).hasSize(1);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(StoreKit.now(living.inbox().claim(9, SHORT)))
                            .extracting(job -> job.payload().id())
                            .containsExactly(lost));
            Awaitility.await()
                    .during(SHORT.multipliedBy(2))
                    .untilAsserted(() -> assertThat(StoreKit.now(living.inbox().claim(9, SHORT)))
                            .isEmpty());
        }
    }

    @Test
    void errandInHand_staysInHandForAsLongAsItsEngineLives() {
        StoreSettings settings = TestPostgres.fresh();
        Limits none = new Limits(List.of(), 50, null, null);
        try (Store first = Store.open(settings.times(SHORT, BEAT, BEAT));
                Store second = Store.open(another(settings).times(SHORT, BEAT, BEAT))) {
            ConnectionKit.crowd(first, 1);
            first.errands().schedule(ConnectionKit.live("measures", Duration.ZERO), Instant.now());
            Errand errand = ConnectionKit.errands(first, 1, none).get(0);

            Awaitility.await()
                    .during(SHORT.multipliedBy(3))
                    .untilAsserted(() ->
                            assertThat(ConnectionKit.errands(second, 9, none)).isEmpty());
            assertThat(StoreKit.now(first.errands().commit(errand, List.of(), new Step.Done(null))))
                    .isTrue();
        }
    }

    @Test
    void whatAnotherEngineQueued_isNoticed() throws InterruptedException {
        StoreSettings settings = TestPostgres.fresh();
        CountDownLatch told = new CountDownLatch(2);
        try (Store first = Store.open(settings);
                Store second = Store.open(another(settings).times(SHORT, BEAT, BEAT))) {
            second.inbox().onArrival(told::countDown);
            StoreKit.now(first.inbox().keep(Sample.payload("withings", "a")));

            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
