package io.vitalroute.durable;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Twenty times SIGKILL: while it starts, while it takes payloads in, and between a delivery and its answer. */
class KilledEngineTest {
    private static final long SEED = 20_261_123;
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    private final Sender sender = new Sender();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    @Timeout(300)
    void every_acknowledged_reading_is_at_the_FHIR_server_once_after_twenty_kills() throws InterruptedException {
        StoreSettings store = StoreSettings.of("sqlite:" + folder.resolve("vitalroute.db"));
        try (Site site = new Site(store, Map.of());
                Crowd crowd = new Crowd(sender)) {
            crowd.begin(site::engine, SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                EngineProcess engine = site.start();
                switch (kill % 5) {
                    case 0 -> engine.kill();
                    case 1, 2 -> killInDelivery(site, engine);
                    default -> killAfterAnswers(engine);
                }
            }
            site.start();
            crowd.end();
            site.settle();

            assertThat(sender.promised()).hasSizeGreaterThan(KILLS * 5);
            site.receiver.assertHolds(sender.promised());
        }
    }

    private void killAfterAnswers(EngineProcess engine) throws InterruptedException {
        sender.answers().drainPermits();
        assertThat(sender.answers().tryAcquire(random.nextInt(1, 150), 60, TimeUnit.SECONDS))
                .isTrue();
        engine.kill();
    }

    /** The receiver has it, the engine never hears so. */
    private void killInDelivery(Site site, EngineProcess engine) throws InterruptedException {
        sender.answers().drainPermits();
        assertThat(sender.answers().tryAcquire(random.nextInt(1, 60), 60, TimeUnit.SECONDS))
                .isTrue();
        CountDownLatch killed = new CountDownLatch(1);
        site.receiver.interruptNext(() -> {
            engine.kill();
            killed.countDown();
        });
        assertThat(killed.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
