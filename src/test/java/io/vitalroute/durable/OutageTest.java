package io.vitalroute.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The receiver away and the disk full, while payloads come in. */
class OutageTest {
    private static final long SEED = 43;

    @TempDir
    Path folder;

    private final Sender sender = new Sender();

    @Test
    @Timeout(180)
    void nothing_is_lost_while_the_FHIR_server_is_away() throws InterruptedException {
        StoreSettings store = StoreSettings.of("sqlite:" + folder.resolve("vitalroute.db"));
        try (Site site = new Site(store, Map.of());
                Crowd crowd = new Crowd(sender)) {
            site.start();
            crowd.begin(site::engine, SEED);
            assertThat(sender.answers().tryAcquire(50, 60, TimeUnit.SECONDS)).isTrue();
            site.receiver.sink().down();
            sender.answers().drainPermits();
            assertThat(sender.answers().tryAcquire(100, 60, TimeUnit.SECONDS)).isTrue();
            site.receiver.sink().up();
            crowd.end();
            site.settle();

            site.receiver.assertHolds(sender.promised());
        }
    }

    /** The store lies on a file system of a few megabytes. */
    @Test
    @Timeout(180)
    void with_a_full_disk_senders_get_503_and_with_room_again_all_goes_on() throws IOException {
        SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 24);
        Assumptions.assumeTrue(disk.isThere(), "this account may not mount a tmpfs");
        StoreSettings store = StoreSettings.of("sqlite:" + disk.folder().resolve("vitalroute.db"));
        try (disk;
                Site site = new Site(store, Map.of("STORE_LEASE_SECONDS", "3"))) {
            EngineProcess engine = site.start();
            SplittableRandom random = new SplittableRandom(SEED);
            long group = send(engine, 0, 30, random);
            Path ballast = disk.fill();
            int status = 202;
            while (status == 202) {
                status = sender.send(engine, weighing(++group, random));
            }
            assertThat(status).isEqualTo(503);
            assertThat(engine.isAlive()).isTrue();

            Files.delete(ballast);
            long last = group;
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> sender.send(engine, weighing(last, new SplittableRandom(last))) == 202);
            send(engine, group + 1, 30, random);
            site.settle();
            site.receiver.assertHolds(sender.promised());
        }
    }

    private long send(EngineProcess engine, long from, int number, SplittableRandom random) {
        for (long group = from; group < from + number; group++) {
            assertThat(sender.send(engine, weighing(group, random))).isEqualTo(202);
        }
        return from + number;
    }

    private static Weighing weighing(long group, SplittableRandom random) {
        int who = (int) (group % Crowd.accounts().size());
        return new Weighing(Crowd.accounts().get(who), group, 0, random.nextInt(50_000, 90_000));
    }
}
