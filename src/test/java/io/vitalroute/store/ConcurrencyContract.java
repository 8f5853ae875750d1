package io.vitalroute.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** Many threads, and where the database allows it several engines: order per key, and nothing twice. */
abstract class ConcurrencyContract extends StoreKit {
    private static final int PAYLOADS = 400;
    private static final int PATIENTS = 12;
    private static final Problem BUSY = Problem.of(ProblemCode.D103_BUSY, Where.of("ehr"), "answered 503");

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Integer>> delivered = new ConcurrentHashMap<>();
    private final AtomicInteger settled = new AtomicInteger();

    /** The engines that share the work; the first one is {@code store}. */
    abstract List<Store> engines();

    @Test
    void messagesOfAPatient_arriveInOrderAndOnce() throws Exception {
        List<Store> engines = engines();
        for (int i = 0; i < PAYLOADS; i++) {
            sent("n" + i, Sample.outbound("d" + i, "ehr", "p" + i % PATIENTS, 1));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Store engine = engines.get(i % engines.size());
            Random random = new Random(i);
            ends.add(threads.submit(() -> deliverAll(engine, random)));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(delivered).hasSize(PATIENTS);
        delivered.values().forEach(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
        assertThat(delivered.values().stream().mapToInt(List::size).sum()).isEqualTo(PAYLOADS);
        engines.stream().skip(1).forEach(Store::close);
    }

    private void deliverAll(Store engine, Random random) {
        while (settled.get() < PAYLOADS) {
            List<Outbox.Delivery> some = now(engine.outbox().claim("ehr", 3, clock.instant(), LEASE));
            for (Outbox.Delivery delivery : some) {
                assertThat(underWay.add(delivery.outbound().order())).isTrue();
            }
            for (Outbox.Delivery delivery : some) {
                attempt(engine, delivery, random.nextInt(5) == 0);
            }
        }
    }

    private void attempt(Store engine, Outbox.Delivery delivery, boolean fails) {
        String patient = delivery.outbound().order();
        if (!fails) {
            delivered
                    .computeIfAbsent(patient, p -> new CopyOnWriteArrayList<>())
                    .add(Integer.valueOf(delivery.outbound().deliveryKey().substring(1)));
            settled.incrementAndGet();
        }
        underWay.remove(patient);
        Outcome outcome = fails ? new Outcome.Retry(BUSY, clock.instant(), null) : new Outcome.Delivered(null);
        now(engine.outbox().settle(delivery, outcome, clock.instant(), Duration.ZERO));
    }

    @Test
    void payloads_areWorkedOnOnce_andTheirMessagesQueuedByWhoeverHasThem() throws Exception {
        List<Store> engines = engines();
        for (int i = 0; i < PAYLOADS; i++) {
            now(store.inbox().keep(Sample.payload("withings", "n" + i)));
        }
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Store engine = engines.get(i % engines.size());
            ends.add(threads.submit(() -> workOff(engine, seen)));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(seen).hasSize(PAYLOADS);
        int count = 0;
        for (List<Outbox.Delivery> some = deliveries("ehr", 50); !some.isEmpty(); some = deliveries("ehr", 50)) {
            assertThat(some.stream().map(d -> d.outbound().order())).doesNotHaveDuplicates();
            some.forEach(this::deliver);
            count += some.size();
        }
        assertThat(count).isEqualTo(PAYLOADS);
        engines.stream().skip(1).forEach(Store::close);
    }

    /** Each writer counts up what it has read; a correction that did not see its predecessor would lose a step. */
    @Test
    void correctionsOfEqualVersion_neverReplaceWhatTheyHaveNotSeen() throws Exception {
        List<Store> engines = engines();
        Inbox.Job job = job("start");
        commit(step(job, null, 0));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Store engine = engines.get(i % engines.size());
            String name = "writer" + i;
            ends.add(threads.submit(() -> countUp(engine, name)));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(store.ledger().known(List.of("k")).get("k").fingerprint()).isEqualTo("40");
        engines.stream().skip(1).forEach(Store::close);
    }

    private static void countUp(Store engine, String name) {
        for (int i = 0; i < 10; i++) {
            now(engine.inbox().keep(Sample.payload("withings", name + i)));
            Inbox.Job job = now(engine.inbox().claim(1, LEASE)).get(0);
            Ledger.Known known;
            do {
                known = engine.ledger().known(List.of("k")).get("k");
            } while (!now(engine.inbox().commit(step(job, known, Integer.parseInt(known.fingerprint()) + 1))));
        }
    }

    private static Work step(Inbox.Job job, Ledger.@Nullable Known known, int number) {
        Reading reading = Sample.reading("k", 1, "70.1", job);
        Work.Entry entry = new Work.Entry(
                new PatientReading(reading, Sample.patient("p"), null), known, Integer.toString(number), null);
        return Sample.work(job, List.of(entry), List.of(), List.of());
    }

    private static void workOff(Store engine, Set<String> seen) {
        for (List<Inbox.Job> jobs = now(engine.inbox().claim(5, LEASE));
                !jobs.isEmpty();
                jobs = now(engine.inbox().claim(5, LEASE))) {
            for (Inbox.Job job : jobs) {
                String id = job.payload().id();
                assertThat(seen.add(id)).isTrue();
                String patient = "p" + Math.floorMod(id.hashCode(), PATIENTS);
                now(engine.inbox().commit(Sample.sending(job, Sample.outbound("d" + id, "ehr", patient, 1))));
            }
        }
    }
}
