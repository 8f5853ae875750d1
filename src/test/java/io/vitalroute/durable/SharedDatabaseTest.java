package io.vitalroute.durable;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.store.StoreSettings;
import io.vitalroute.store.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** Two engines on one PostgreSQL, of which one is killed in the middle. */
class SharedDatabaseTest {
    private static final long SEED = 41;

    private final Sender sender = new Sender();

    @Test
    @Timeout(240)
    void two_engines_deliver_each_reading_once_though_one_is_killed() throws InterruptedException {
        StoreSettings store = TestPostgres.fresh();
        Map<String, String> login =
                Map.of("STORE_USER", "postgres", "STORE_PASSWORD", "postgres", "STORE_LEASE_SECONDS", "3");
        try (Site site = new Site(store, login);
                EngineProcess other = EngineProcess.start(site.settings());
                Crowd crowd = new Crowd(sender)) {
            EngineProcess first = site.start();
            other.awaitUp();
            AtomicInteger turn = new AtomicInteger();
            crowd.begin(() -> turn.incrementAndGet() % 2 == 0 && other.isAlive() ? other : site.engine(), SEED);
            assertThat(sender.answers().tryAcquire(150, 90, TimeUnit.SECONDS)).isTrue();
            site.receiver.interruptNext(other::kill);
            assertThat(sender.answers().tryAcquire(150, 90, TimeUnit.SECONDS)).isTrue();
            crowd.end();
            site.settle();

            assertThat(other.isAlive()).isFalse();
            assertThat(first.isAlive()).isTrue();
            site.receiver.assertHolds(sender.promised());
        }
    }
}
