package io.vitalroute.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

abstract class JournalContract extends StoreKit {
    private static final Journal.Query ANY = new Journal.Query(null, null, null, null, null, null, null, 100);

    private static Journal.Query by(@Nullable String source, @Nullable String patient, @Nullable String state) {
        return new Journal.Query(source, null, null, patient, state, null, null, 100);
    }

    private List<String> ids(Journal.Query query) {
        return store.journal().messages(query).stream().map(Journal.Message::id).toList();
    }

    @Test
    void messages_areNewestFirstAndFiltered() {
        Inbox.Job first = job("withings", "a");
        commit(Sample.work(
                first, List.of(Sample.entry(Sample.reading("k", 1, "70.1", first), "p1", null)), List.of(), List.of()));
        String a = first.payload().id();
        String b = job("garmin", "b").payload().id();
        String c = now(store.inbox().keep(Sample.payload("withings", "c"))).id();

        assertThat(ids(ANY)).containsExactly(c, b, a);
        assertThat(ids(by("garmin", null, null))).containsExactly(b);
        assertThat(ids(by(null, "urn:oid:1.2.3|p1", null))).containsExactly(a);
        assertThat(ids(by(null, null, "kept"))).containsExactly(c);
        assertThat(ids(by(null, null, "working"))).containsExactly(b);
        assertThat(ids(by(null, null, "no such state"))).isEmpty();
        assertThat(ids(new Journal.Query(null, "measures", "user-7", null, null, Sample.NOON, Sample.NOON, 9)))
                .isEmpty();
        assertThat(ids(new Journal.Query(null, "measures", "user-7", null, null, Sample.NOON, null, 2)))
                .containsExactly(c, b);
    }

    @Test
    void message_tellsEverythingThatCameOfAPayload() {
        Inbox.Job job = job("a");
        Work.Tally tally = new Work.Tally(
                Map.of("mapped", 2, "skipped", 1, "invalid", 1),
                Map.of("goal", 1),
                Map.of("new", 1, "parked", 1),
                Map.of("ehr", new Work.Flow(1, 0, 0), "oru", new Work.Flow(1, 1, 0)));
        Problem problem = Problem.of(
                        ProblemCode.I105_IMPLAUSIBLE_TIME, Where.payload("x", "/body/1"), "the year is 1970")
                .hint("ask the vendor");
        commit(new Work(
                job,
                4,
                true,
                List.of(Sample.entry(Sample.reading("k1", 1, "70.1", job), "p1", null)),
                List.of(),
                List.of(Sample.outbound("d1", "ehr", "p1", 1)),
                List.of(Sample.parked(Sample.reading("k2", 1, "70.2", job), ProblemCode.I103_OWNER_UNCLEAR)),
                List.of(problem),
                tally));
        Outbox.Delivery delivery = delivery("ehr");
        settle(
                delivery,
                new Outcome.Parked(
                        Problem.of(ProblemCode.D101_REFUSED, Where.of("ehr"), "answered 422"), "no such code"));

        Journal.Detail detail =
                store.journal().message(job.payload().id().substring(0, 12)).orElseThrow();

        assertThat(detail.message().items()).isEqualTo(tally.items());
        assertThat(detail.message().readings()).isEqualTo(tally.readings());
        assertThat(detail.message().problems()).isEqualTo(1);
        assertThat(detail.message().state()).isEqualTo("done");
        assertThat(detail.skips()).isEqualTo(Map.of("goal", 1));
        assertThat(detail.problems())
                .containsExactly(new Journal.ProblemLine("I105", "the year is 1970", "x /body/1", "ask the vendor"));
        assertThat(detail.readings())
                .extracting(Journal.ReadingLine::key, Journal.ReadingLine::state, Journal.ReadingLine::patient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("k1", "accepted", "urn:oid:1.2.3|p1"),
                        org.assertj.core.groups.Tuple.tuple("k2", "parked", ""));
        assertThat(detail.deliveries())
                .containsExactly(new Journal.DeliveryLine(
                        delivery.id(), "ehr", "parked", 1, 1, clock.instant(), clock.instant(), "D101 answered 422"));
        assertThat(store.journal().delivery(delivery.id()).orElseThrow().receiverText())
                .isEqualTo("no such code");
    }

    @Test
    void payloadAndDelivery_giveTheirBytes() throws IOException {
        Inbox.Job job = sent("a body", Sample.outbound("d1", "ehr", "p1", 1));
        Outbox.Delivery delivery = delivery("ehr");

        assertThat(store.journal()
                        .payload(job.payload().id())
                        .orElseThrow()
                        .body()
                        .bytes())
                .isEqualTo(Sample.body("a body"));
        assertThat(store.journal().delivery(delivery.id()).orElseThrow().bytes())
                .isEqualTo(delivery.outbound().bytes());
        assertThat(store.journal().payload("nope")).isEmpty();
        assertThat(store.journal().message("nope")).isEmpty();
        assertThat(store.journal().delivery(99)).isEmpty();
        assertThat(store.journal().replay("nope", null)).isFalse();
    }

    @Test
    void acceptedReading_isWorkedOnAgain_refusedOneStaysParked() {
        Inbox.Job job = job("a");
        commit(Sample.work(
                job,
                List.of(),
                List.of(),
                List.of(
                        Sample.parked(Sample.reading("mine", 1, "70.1", job), ProblemCode.I103_OWNER_UNCLEAR),
                        Sample.parked(Sample.reading("guest", 1, "55.1", job), ProblemCode.I103_OWNER_UNCLEAR))));

        assertThat(store.journal().decide("guest", false, "dr.a")).isEqualTo(1);
        assertThat(now(store.inbox().claim(1, LEASE))).isEmpty();
        assertThat(store.journal().decide("mine", true, "dr.a")).isEqualTo(1);

        Inbox.Job again = claim();
        assertThat(store.ledger().accepted(List.of("mine", "guest", "other"))).isEqualTo(Set.of("mine"));
        commit(Sample.work(
                again,
                List.of(Sample.entry(Sample.reading("mine", 1, "70.1", job), "p1", null)),
                List.of(),
                List.of(Sample.parked(Sample.reading("guest", 1, "55.1", job), ProblemCode.I103_OWNER_UNCLEAR))));
        assertThat(store.journal().message(job.payload().id()).orElseThrow().readings())
                .extracting(Journal.ReadingLine::key, Journal.ReadingLine::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("mine", "accepted"),
                        org.assertj.core.groups.Tuple.tuple("guest", "parked"));
        assertThat(store.journal().decide("mine", true, "dr.a")).isZero();
    }

    @Test
    void figures_countWhatIsWhere() {
        sent("a", Sample.outbound("d1", "ehr", "p1", 3), Sample.outbound("d2", "ehr", "p1", 2));
        clock.pass(Duration.ofMinutes(1));
        sent("b", Sample.outbound("d3", "oru", "p2", 4));
        deliver(delivery("ehr"));
        delivery("oru");
        job("garmin", "c");

        Journal.Figures figures = store.journal().figures(clock.instant());

        assertThat(figures.payloads())
                .containsEntry(new Journal.Pair("withings", "done"), 2L)
                .containsEntry(new Journal.Pair("garmin", "working"), 1L)
                .containsEntry(new Journal.Pair("garmin", "kept"), 0L);
        assertThat(figures.deliveries())
                .containsEntry(new Journal.Triple("withings", "ehr", "received"), 5L)
                .containsEntry(new Journal.Triple("withings", "ehr", "delivered"), 3L)
                .containsEntry(new Journal.Triple("withings", "ehr", "queued"), 2L)
                .containsEntry(new Journal.Triple("withings", "oru", "inflight"), 4L);
        assertThat(figures.depth()).isEqualTo(Map.of("ehr", 1L, "oru", 1L));
        assertThat(figures.oldest()).isEqualTo(Map.of("ehr", Sample.NOON, "oru", clock.instant()));
    }
}
