package io.vitalroute.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

abstract class InboxContract extends StoreKit {
    @Test
    void keptPayload_comesBackAsItWas() throws IOException {
        Payload payload = Sample.payload("withings", "{\"weight\": 74.1}");
        now(store.inbox().keep(payload));

        Payload claimed = claim().payload();

        assertThat(claimed).usingRecursiveComparison().ignoringFields("body").isEqualTo(payload);
        assertThat(claimed.body().bytes()).isEqualTo(payload.body().bytes());
        assertThat(claimed.body().length()).isEqualTo(payload.body().length());
    }

    @Test
    void largeText_isPackedAndComesBack() throws IOException {
        String text = "heart rate 61 62 63 ".repeat(20_000);

        Payload claimed = job(text).payload();

        assertThat(claimed.body().bytes()).isEqualTo(Sample.body(text));
        assertThat(claimed.body().bytes()).isEqualTo(Sample.body(text));
    }

    @Test
    void emptyBody_isKept() throws IOException {
        assertThat(job("").payload().body().bytes()).isEmpty();
    }

    @Test
    void samePayload_isKeptOnce() {
        Inbox.Kept first = now(store.inbox().keep(Sample.payload("withings", "a")));
        Inbox.Kept second = now(store.inbox().keep(Sample.payload("withings", "a")));

        assertThat(first.repeat()).isFalse();
        assertThat(second).isEqualTo(new Inbox.Kept(first.id(), true));
        assertThat(now(store.inbox().claim(9, LEASE))).hasSize(1);
    }

    @Test
    void claim_takesOldestFirstAndHandsOutOnce() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(now(store.inbox().keep(Sample.payload("withings", "n" + i))).id());
        }

        List<Inbox.Job> first = now(store.inbox().claim(3, LEASE));
        List<Inbox.Job> second = now(store.inbox().claim(3, LEASE));

        assertThat(first).extracting(job -> job.payload().id()).isEqualTo(ids.subList(0, 3));
        assertThat(second).extracting(job -> job.payload().id()).isEqualTo(ids.subList(3, 5));
        assertThat(first).extracting(Inbox.Job::attempt).containsOnly(1);
    }

    @Test
    void jobGivenBack_comesAgainAfterThePause() {
        Inbox.Job job = job("a");
        now(store.inbox().giveBack(job, Duration.ofSeconds(10)));

        assertThat(now(store.inbox().claim(1, LEASE))).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(claim().attempt()).isEqualTo(2);
    }

    @Test
    void piecesOfOneRun_addUp_andKeepWhatEarlierOnesFound() {
        Inbox.Job job = job("a");
        for (int piece = 1; piece <= 3; piece++) {
            Reading reading = Sample.reading("k" + piece, 1, "70.1", job);
            Work one = Sample.work(job, List.of(Sample.entry(reading, "p", null)), List.of(), List.of());
            Problem problem = Problem.of(ProblemCode.M101_NOT_READABLE, Where.of("a"), "piece " + piece);
            commit(new Work(
                    job,
                    piece * 100L,
                    piece == 3,
                    one.entries(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(problem),
                    one.tally()));
        }

        Journal.Detail detail = store.journal().message(job.payload().id()).orElseThrow();

        assertThat(detail.message().readings()).containsEntry("new", 3);
        assertThat(detail.problems()).hasSize(3);
    }

    @Test
    void piecesOfAHugePayload_goOnWhereTheLastEnded() {
        Inbox.Job job = job("a");
        Work whole = Sample.work(
                job, List.of(Sample.entry(Sample.reading("k1", 1, "70.1", job), "p", null)), List.of(), List.of());
        commit(new Work(job, 100, false, whole.entries(), List.of(), List.of(), List.of(), List.of(), whole.tally()));
        now(store.inbox().giveBack(job, Duration.ZERO));

        Inbox.Job again = claim();

        assertThat(again.position()).isEqualTo(100);
        commit(Sample.work(
                again, List.of(Sample.entry(Sample.reading("k2", 1, "70.2", job), "p", null)), List.of(), List.of()));
        assertThat(store.journal()
                        .message(job.payload().id())
                        .orElseThrow()
                        .message()
                        .items())
                .isEqualTo(Map.of("mapped", 2));
    }

    @Test
    void workBasedOnOldKnowledge_writesNothing() {
        Inbox.Job first = job("a");
        Inbox.Job second = job("b");
        Reading reading = Sample.reading("k", 1, "70.1", first);
        commit(Sample.work(first, List.of(Sample.entry(reading, "p", null)), List.of(), List.of()));

        boolean written = commit(Sample.work(
                second,
                List.of(
                        Sample.entry(Sample.reading("other", 1, "71.2", second), "p", null),
                        Sample.entry(Sample.reading("k", 2, "70.3", second), "p", null)),
                List.of(Sample.outbound("d", "ehr", "p", 2)),
                List.of()));

        assertThat(written).isFalse();
        assertThat(store.ledger().known(List.of("k", "other")))
                .containsOnlyKeys("k")
                .hasEntrySatisfying("k", known -> assertThat(known.version()).isEqualTo(1));
        assertThat(deliveries("ehr", 1)).isEmpty();
        assertThat(commit(Sample.work(
                        second,
                        List.of(Sample.entry(Sample.reading("k", 2, "70.3", second), "p", Sample.known(reading))),
                        List.of(),
                        List.of())))
                .isTrue();
    }

    @Test
    void ofTwoCorrectionsOfEqualVersion_onlyTheOneThatKnewWhatItReplacesIsWritten() {
        Inbox.Job first = job("a");
        Inbox.Job second = job("b");
        Inbox.Job third = job("c");
        Reading original = Sample.reading("k", 1, "70.1", first);
        commit(Sample.work(first, List.of(Sample.entry(original, "p", null)), List.of(), List.of()));
        Ledger.Known known = Sample.known(original);
        Reading one = Sample.reading("k", 1, "70.2", second);
        Reading other = Sample.reading("k", 1, "70.3", third);

        assertThat(commit(correction(second, one, known))).isTrue();
        assertThat(commit(correction(third, other, known))).isFalse();

        assertThat(store.ledger().known(List.of("k"))).containsEntry("k", Sample.known(one));
        assertThat(commit(correction(third, other, Sample.known(one)))).isTrue();
    }

    @Test
    void aCorrectionThatKnewAnotherStatus_writesNothing() {
        Inbox.Job first = job("a");
        Inbox.Job second = job("b");
        Reading original = Sample.reading("k", 1, "70.1", first);
        commit(Sample.work(first, List.of(Sample.entry(original, "p", null)), List.of(), List.of()));
        Ledger.Known preliminary = Sample.known(original.withStatus(Reading.Status.PRELIMINARY));

        assertThat(commit(correction(second, Sample.reading("k", 1, "70.2", second), preliminary)))
                .isFalse();
    }

    private static Work correction(Inbox.Job job, Reading reading, Ledger.Known expected) {
        return Sample.work(job, List.of(Sample.entry(reading, "p", expected)), List.of(), List.of());
    }

    @Test
    void workOfAJobThatIsNoLongerOurs_fails() {
        Inbox.Job job = job("a");
        commit(Sample.sending(job));

        assertThatThrownBy(() -> commit(Sample.sending(job, Sample.outbound("d", "ehr", "p", 1))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("K103");
        assertThat(deliveries("ehr", 1)).isEmpty();
    }

    @Test
    void payloadThatCameToNothing_isFailedOrRefused() {
        Inbox.Job broken = job("broken");
        commit(nothing(broken, ProblemCode.K106_PURGED));
        Inbox.Job unknown = job("unknown");
        commit(nothing(unknown, ProblemCode.S101_UNKNOWN_STREAM));

        assertThat(state(broken)).isEqualTo("failed");
        assertThat(state(unknown)).isEqualTo("refused");
    }

    private static Work nothing(Inbox.Job job, ProblemCode code) {
        Work.Tally tally = new Work.Tally(Map.of("mapped", 0), Map.of(), Map.of(), Map.of());
        Problem problem = Problem.of(code, Where.payload(job.payload().id(), ""), code.title());
        return new Work(job, 0, true, List.of(), List.of(), List.of(), List.of(), List.of(problem), tally);
    }

    private String state(Inbox.Job job) {
        return store.journal()
                .message(job.payload().id())
                .orElseThrow()
                .message()
                .state();
    }

    @Test
    void payloadsOfUnknownStreams_areWorkedOnAgainOnceTheyAreAccepted() {
        Problem unknown = Problem.of(ProblemCode.S101_UNKNOWN_STREAM, Where.of("withings/measures"), "no mapping");
        Problem other = Problem.of(ProblemCode.M001_FAULT, Where.of("withings/measures"), "a fault");
        String refused = refused("a", unknown);
        refused("b", other);

        assertThat(now(store.inbox().retryUnknown((source, stream) -> false))).isZero();
        assertThat(now(store.inbox().claim(5, LEASE))).isEmpty();
        assertThat(now(store.inbox().retryUnknown((source, stream) -> stream.equals("measures"))))
                .isEqualTo(1);

        assertThat(now(store.inbox().claim(5, LEASE))).singleElement().satisfies(job -> {
            assertThat(job.payload().id()).isEqualTo(refused);
            assertThat(job.attempt()).isEqualTo(1);
            assertThat(job.replay()).isNull();
        });
    }

    private String refused(String text, Problem problem) {
        Inbox.Job job = job(text);
        Work.Tally nothing = new Work.Tally(Map.of(), Map.of(), Map.of(), Map.of());
        now(store.inbox()
                .commit(new Work(job, 0, true, List.of(), List.of(), List.of(), List.of(), List.of(problem), nothing)));
        return job.payload().id();
    }

    @Test
    void arrival_isTold_toWhoListens() {
        AtomicInteger arrivals = new AtomicInteger();
        Listening first = store.inbox().onArrival(arrivals::incrementAndGet);
        Listening second = store.inbox().onArrival(arrivals::incrementAndGet);

        now(store.inbox().keep(Sample.payload("withings", "a")));
        assertThat(arrivals).hasValue(2);

        first.close();
        first.close();
        now(store.inbox().keep(Sample.payload("withings", "b")));
        assertThat(arrivals).hasValue(3);

        second.close();
        now(store.inbox().keep(Sample.payload("withings", "c")));
        assertThat(arrivals).hasValue(3);
    }

    @Test
    void manyAtOnce_areAllKept() {
        List<CompletionStage<Inbox.Kept>> stages = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            stages.add(store.inbox().keep(Sample.payload("withings", "n" + i)));
        }
        stages.forEach(StoreKit::now);

        assertThat(now(store.inbox().claim(3_000, LEASE))).hasSize(2_000);
    }
}
