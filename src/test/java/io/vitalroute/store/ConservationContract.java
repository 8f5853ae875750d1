package io.vitalroute.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Outbound;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens in whatever order: nothing is lost uncounted, and the counts agree with the rows. */
abstract class ConservationContract extends StoreKit {
    private static final Problem PROBLEM = Problem.of(ProblemCode.D101_REFUSED, Where.of("ehr"), "answered 400");
    private static final List<String> DESTINATIONS = List.of("ehr", "oru");
    private final List<Outbox.Delivery> inHand = new ArrayList<>();
    private final List<String> payloads = new ArrayList<>();
    private final List<Long> sent = new ArrayList<>();
    private int number;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void receivedEqualsDeliveredAndFilteredAndParkedAndUnderWay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            step(random);
            clock.pass(Duration.ofSeconds(1));
        }
        holds();
        drain();
        holds();
        assertThat(store.journal().figures(clock.instant()).depth()).isEmpty();
    }

    private void step(Random random) {
        int what = random.nextInt(10);
        if (what < 4) {
            arrive(random);
        } else if (what < 6) {
            inHand.addAll(deliveries(DESTINATIONS.get(random.nextInt(2)), 3));
        } else if (what < 8 && !inHand.isEmpty()) {
            settle(inHand.remove(random.nextInt(inHand.size())), outcome(random));
        } else if (what == 8 && !payloads.isEmpty()) {
            replay(random);
        } else if (!sent.isEmpty()) {
            store.journal().resend(sent.get(random.nextInt(sent.size())));
        }
    }

    private void arrive(Random random) {
        Inbox.Job job = job("n" + number++);
        payloads.add(job.payload().id());
        commit(messages(job, random));
    }

    private void replay(Random random) {
        store.journal().replay(payloads.get(random.nextInt(payloads.size())), random.nextBoolean() ? "ehr" : null);
        commit(messages(claim(), random));
    }

    private Work messages(Inbox.Job job, Random random) {
        List<Outbound> messages = new ArrayList<>();
        for (String destination : DESTINATIONS) {
            String patient = "p" + random.nextInt(4);
            messages.add(
                    Sample.outbound(job.payload().id() + destination, destination, patient, 1 + random.nextInt(5)));
        }
        Map<String, Work.Flow> flow = Sample.flow(messages);
        flow.computeIfPresent("oru", (name, sent) -> new Work.Flow(sent.offered() + 5, 3, 2));
        Work.Tally tally = new Work.Tally(Map.of("mapped", 9), Map.of(), Map.of("new", 9), flow);
        return new Work(job, 9, true, List.of(), List.of(), messages, List.of(), List.of(), tally);
    }

    private Outcome outcome(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Outcome.Parked(PROBLEM, null);
            case 1 -> new Outcome.Retry(PROBLEM, in(Duration.ofSeconds(5)), null);
            default -> new Outcome.Delivered(null);
        };
    }

    private void drain() {
        inHand.forEach(this::finish);
        inHand.clear();
        clock.pass(Duration.ofMinutes(1));
        for (String destination : DESTINATIONS) {
            for (List<Outbox.Delivery> some = deliveries(destination, 50);
                    !some.isEmpty();
                    some = deliveries(destination, 50)) {
                some.forEach(this::finish);
            }
        }
    }

    private void finish(Outbox.Delivery delivery) {
        sent.add(delivery.id());
        if (delivery.outbound().readings() > 1) {
            Outbound whole = delivery.outbound();
            Outbound one = Sample.outbound(whole.deliveryKey() + "/1", whole.destination(), whole.order(), 1);
            Outbound rest = Sample.outbound(
                    whole.deliveryKey() + "/2", whole.destination(), whole.order(), whole.readings() - 1);
            settle(delivery, new Outcome.Split(List.of(one, rest), PROBLEM));
        } else {
            deliver(delivery);
        }
    }

    private void holds() {
        Map<Journal.Triple, Long> counted =
                store.journal().figures(clock.instant()).deliveries();
        for (String destination : DESTINATIONS) {
            long left = of(counted, destination, "received");
            for (String state :
                    List.of("queued", "inflight", "delivered", "parked", "filtered", "refused", "replaced")) {
                left -= of(counted, destination, state);
            }
            assertThat(left).as(destination + " " + counted).isZero();
            assertThat(rows(destination, "state IN (0, 1)")).isEqualTo(of(counted, destination, "queued"));
            assertThat(rows(destination, "state IN (2, 3)")).isEqualTo(of(counted, destination, "inflight"));
            assertThat(rows(destination, "state = 5")).isEqualTo(of(counted, destination, "parked"));
        }
    }

    private static long of(Map<Journal.Triple, Long> counted, String destination, String state) {
        return counted.getOrDefault(new Journal.Triple("withings", destination, state), 0L);
    }

    private long rows(String destination, String condition) {
        return store.core()
                .readers()
                .read(session -> session.list(
                        "SELECT coalesce(sum(readings), 0) FROM delivery WHERE destination = ? AND " + condition,
                        row -> row.number(1),
                        destination))
                .get(0);
    }
}
