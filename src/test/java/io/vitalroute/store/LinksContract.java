package io.vitalroute.store;

import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Work;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.PatientRef;

import static org.assertj.core.api.Assertions.assertThat;

abstract class LinksContract extends StoreKit {
    private static final Links.Account ACCOUNT = new Links.Account("withings", "user-7");

    private static Links.Link link(String account, String patient) {
        PatientRef ref = new PatientRef(List.of(
                new PatientRef.Identifier("urn:oid:1.2.3", patient),
                new PatientRef.Identifier("https://crm.example/id", "crm-" + patient)));
        return new Links.Link(new Links.Account("withings", account), ref, ZoneId.of("Europe/Lisbon"), Sample.NOON);
    }

    private Work waits(Inbox.Job job) {
        return Sample.work(
                job,
                List.of(),
                List.of(),
                List.of(Sample.parked(Sample.reading("k", 1, "70.5", job), ProblemCode.I101_ACCOUNT_UNKNOWN)));
    }

    @Test
    void link_isFoundAsItWasMade() {
        store.links().link(List.of(link("user-7", "p1")));

        assertThat(store.links().find(ACCOUNT)).contains(link("user-7", "p1"));
        assertThat(store.links().find(new Links.Account("garmin", "user-7"))).isEmpty();
    }

    @Test
    void secondLink_replacesTheFirst() {
        store.links().link(List.of(link("user-7", "p1")));
        store.links().link(List.of(link("user-7", "p2")));

        assertThat(store.links().list(null, null)).containsExactly(link("user-7", "p2"));
    }

    @Test
    void list_filtersBySourceAndAnyIdentifier() {
        store.links().link(List.of(link("a", "p1"), link("b", "p2"), link("c", "p1")));

        assertThat(store.links().list("withings", new PatientRef.Identifier("https://crm.example/id", "crm-p1")))
                .containsExactly(link("a", "p1"), link("c", "p1"));
        assertThat(store.links().list("garmin", null)).isEmpty();
    }

    @Test
    void unlink_saysWhetherThereWasOne() {
        store.links().link(List.of(link("user-7", "p1")));

        assertThat(store.links().unlink(ACCOUNT)).isTrue();
        assertThat(store.links().unlink(ACCOUNT)).isFalse();
        assertThat(store.links().find(ACCOUNT)).isEmpty();
    }

    @Test
    void payloadOfAnUnknownAccount_waitsAndFlowsOnceLinked() {
        Inbox.Job job = job("a");
        commit(waits(job));

        assertThat(store.links().waiting())
                .containsExactly(new Links.Waiting(ACCOUNT, 1, job.payload().receivedAt()));
        assertThat(now(store.inbox().claim(1, LEASE))).isEmpty();

        store.links().link(List.of(link("user-7", "p1")));

        assertThat(claim().payload().id()).isEqualTo(job.payload().id());
        assertThat(store.links().waiting()).isEmpty();
    }

    @Test
    void linkMadeWhileThePayloadWasWorkedOn_isNoticed() {
        Inbox.Job job = job("a");
        store.links().link(List.of(link("user-7", "p1")));

        assertThat(commit(waits(job))).isFalse();
        assertThat(store.links().waiting()).isEmpty();
    }

    @Test
    void linkMadeBetweenTwoPieces_startsThePayloadOver() {
        Inbox.Job job = job("a");
        Work piece = waits(job);
        commit(new Work(job, 1, false, List.of(), List.of(), List.of(), piece.parked(), List.of(), piece.tally()));
        store.links().link(List.of(link("user-7", "p1")));
        commit(new Work(job, 2, true, List.of(), List.of(), List.of(), List.of(), List.of(), piece.tally()));

        Inbox.Job again = claim();

        assertThat(again.payload().id()).isEqualTo(job.payload().id());
        assertThat(again.position()).isZero();
        commit(Sample.work(
                again, List.of(Sample.entry(Sample.reading("k", 1, "70.5", job), "p1", null)), List.of(), List.of()));
        assertThat(store.journal().message(job.payload().id()).orElseThrow().readings())
                .extracting(line -> line.state())
                .containsExactly("accepted");
    }
}
