package io.vitalroute.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills processes without warning; whatever they had answered for must be there. */
@Timeout(120)
class KillTest {
    private static final int KILLS = 4;

    @Test
    void whatWasAnsweredFor_survivesKill() throws Exception {
        StoreSettings settings = SqliteStoreTest.file();
        Random random = new Random(42);
        Set<String> kept = new HashSet<>();
        Set<String> delivered = new HashSet<>();
        for (int run = 0; run < KILLS; run++) {
            killAfter(settings, run, 300 + random.nextInt(900), kept, delivered);
        }

        try (Store store = Store.open(settings)) {
            assertThat(kept).hasSizeGreaterThan(1_000);
            Set<String> queuedAgain = finish(store);
            Set<String> all = new HashSet<>();
            store.core().readers().read(session -> session.list("SELECT id FROM payload", row -> all.add(row.text(1))));
            assertThat(all).containsAll(kept);
            assertThat(queuedAgain).doesNotContainAnyElementsOf(delivered);
            List<Integer> settled = store.core()
                    .readers()
                    .read(session ->
                            session.list("SELECT count(*) FROM delivery WHERE state = 4", row -> row.integer(1)));
            assertThat(settled).containsExactly(all.size());
        }
    }

    /** Runs a child until it has reported so many lines, kills it and gathers what it had reported by then. */
    private static void killAfter(StoreSettings settings, int run, int lines, Set<String> kept, Set<String> delivered)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        settings.url(),
                        String.valueOf(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("kept ") && line.length() == 37) {
                    kept.add(line.substring(5));
                } else if (line.startsWith("delivered ") && line.length() == 43) {
                    delivered.add(line.substring(10));
                }
                if (++count == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor()).isEqualTo(137);
    }

    /** Works everything off; says which deliveries were still to be sent. */
    private static Set<String> finish(Store store) {
        Set<String> sent = new HashSet<>();
        for (List<Inbox.Job> jobs = StoreKit.now(store.inbox().claim(100, StoreKit.LEASE));
                !jobs.isEmpty();
                jobs = StoreKit.now(store.inbox().claim(100, StoreKit.LEASE))) {
            jobs.forEach(job -> Child.work(store, job));
        }
        for (List<Outbox.Delivery> some = Child.claim(store); !some.isEmpty(); some = Child.claim(store)) {
            some.forEach(delivery -> {
                sent.add(delivery.outbound().deliveryKey());
                Child.settle(store, delivery);
            });
        }
        return sent;
    }

    /** Keeps, works and delivers as fast as it can, and reports what it has been promised. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Store store = Store.open(StoreSettings.of(arguments[0]));
            CompletableFuture<Void> keeping = CompletableFuture.runAsync(() -> keepOn(store, arguments[1]));
            while (!keeping.isDone()) {
                StoreKit.now(store.inbox().claim(20, StoreKit.LEASE)).forEach(job -> work(store, job));
                for (Outbox.Delivery delivery : claim(store)) {
                    settle(store, delivery);
                    System.out.println("delivered " + delivery.outbound().deliveryKey());
                }
            }
        }

        private static void keepOn(Store store, String run) {
            for (int i = 0; ; i++) {
                Payload payload = Sample.payload("withings", run + "-" + i);
                StoreKit.now(store.inbox().keep(payload));
                System.out.println("kept " + payload.id());
            }
        }

        static void work(Store store, Inbox.Job job) {
            String id = job.payload().id();
            String patient = "p" + Math.floorMod(id.hashCode(), 7);
            StoreKit.now(store.inbox().commit(Sample.sending(job, Sample.outbound("d" + id, "ehr", patient, 1))));
        }

        static List<Outbox.Delivery> claim(Store store) {
            return StoreKit.now(store.outbox().claim("ehr", 20, java.time.Instant.now(), StoreKit.LEASE));
        }

        static void settle(Store store, Outbox.Delivery delivery) {
            StoreKit.now(store.outbox()
                    .settle(
                            delivery,
                            new io.vitalroute.pipeline.Outcome.Delivered(null),
                            java.time.Instant.now(),
                            java.time.Duration.ZERO));
        }
    }
}
