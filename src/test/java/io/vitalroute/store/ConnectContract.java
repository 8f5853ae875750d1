package io.vitalroute.store;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Accounts that connect, connect anew, and end. */
abstract class ConnectContract extends ConnectionKit {
    private static final Links.Account ACCOUNT = new Links.Account(VENDOR, "user-7");
    private static final Problem REFUSED = Problem.of(ProblemCode.S203_UNAUTHORIZED, Where.of(VENDOR), "invalid_grant")
            .hint("invite again");

    private Connection reconnected(String account) {
        Connections.Newcomer newcomer = newcomer(invited(account), account, "c-" + account);
        return store.connections().connect(newcomer).orElseThrow();
    }

    @Test
    void connect_bringsAllThatBelongsToIt() {
        Invitation invitation = invited("p1");

        Connection connection = store.connections()
                .connect(newcomer(invitation, "user-7", "c1"))
                .orElseThrow();

        assertThat(connection)
                .isEqualTo(new Connection(
                        "c1",
                        VENDOR,
                        "user-7",
                        Connection.State.CONNECTED,
                        SCOPES,
                        clock.instant(),
                        clock.instant(),
                        null));
        assertThat(store.connections().get("c1")).contains(connection);
        assertThat(store.connections().find(VENDOR, "user-7")).contains(connection);
        assertThat(store.connections().tokens("c1").orElseThrow().sealed())
                .isEqualTo(sealed("c1", 1).sealed());
        assertThat(store.invitations().find(invitation.id()).orElseThrow().usedAt())
                .isEqualTo(clock.instant());
        assertThat(store.links().find(ACCOUNT))
                .contains(new Links.Link(ACCOUNT, Sample.patient("p1"), ZoneId.of("Europe/Lisbon"), clock.instant()));
        assertThat(store.errands().cursor("c1", "sleep")).contains(new Cursor(clock.instant(), clock.instant()));
        assertThat(errands(9))
                .extracting(Errand::feed, Errand::kind, Errand::from, Errand::to)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "measures", Errand.Kind.HISTORY, clock.instant().minus(YEAR), clock.instant()),
                        org.assertj.core.groups.Tuple.tuple(
                                "sleep", Errand.Kind.HISTORY, clock.instant().minus(YEAR), clock.instant()));
        assertThat(rows(
                        "SELECT count(*) FROM consent WHERE invitation = ? AND connection = 'c1' AND text_version = 'text1'"
                                + " AND language = 'pt-PT' AND given_at = ?",
                        invitation.id(),
                        Times.micros(clock.instant())))
                .isEqualTo(1);
    }

    @Test
    void payloadThatWaitedForTheAccount_flowsOnceItIsConnected() {
        Inbox.Job job = job("a");
        commit(Sample.work(
                job,
                List.of(),
                List.of(),
                List.of(Sample.parked(Sample.reading("k", 1, "70.5", job), ProblemCode.I101_ACCOUNT_UNKNOWN))));

        connected("user-7");

        assertThat(claim().payload().id()).isEqualTo(job.payload().id());
        assertThat(store.links().waiting()).isEmpty();
    }

    @Test
    void invitationUsedTwiceAtOnce_connectsOne() {
        List<Store> engines = engines();
        Invitation invitation = invited("p1");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        List<CompletableFuture<Optional<Connection>>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Store engine = engines.get(i % engines.size());
            Connections.Newcomer newcomer = newcomer(invitation, "user-" + i, "c" + i);
            tries.add(CompletableFuture.supplyAsync(() -> connectTogether(engine, newcomer, start), threads));
        }

        long made = tries.stream().filter(one -> one.join().isPresent()).count();
        threads.shutdown();

        assertThat(made).isEqualTo(1);
        assertThat(store.connections().list(VENDOR, null)).hasSize(1);
        assertThat(store.links().list(VENDOR, null)).hasSize(1);
        closeOthers(engines);
    }

    private static Optional<Connection> connectTogether(
            Store engine, Connections.Newcomer newcomer, CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
        return engine.connections().connect(newcomer);
    }

    @Test
    void withdrawnInvitation_letsNobodyIn() {
        Invitation invitation = invited("p1");
        assertThat(store.invitations().withdraw(invitation.id())).isTrue();

        assertThat(store.connections().connect(newcomer(invitation, "user-7", "c1")))
                .isEmpty();

        assertThat(store.connections().list(null, null)).isEmpty();
        assertThat(store.invitations().withdraw(invitation.id())).isFalse();
    }

    @Test
    void accountOfAnotherPatient_isRefusedAndNothingIsWritten() {
        connected("user-7");
        Invitation other = invited("p2");

        assertThatThrownBy(() -> store.connections().connect(newcomer(other, "user-7", "c-user-7")))
                .isInstanceOfSatisfying(ProblemException.class, fault -> {
                    assertThat(fault.first().code()).isEqualTo(ProblemCode.I106_OTHER_PATIENT);
                    assertThat(fault.first().hint()).contains("unlink");
                });

        assertThat(store.links().find(ACCOUNT).orElseThrow().patient()).isEqualTo(Sample.patient("user-7"));
        assertThat(store.invitations().find(other.id()).orElseThrow().usedAt()).isNull();
        assertThat(rows("SELECT count(*) FROM consent")).isEqualTo(1);
    }

    @Test
    void linkToTheSamePatientUnderMoreIdentifiers_keepsThem() {
        PatientRef known = new PatientRef(List.of(
                new PatientRef.Identifier("https://crm.example/id", "crm-1"),
                Sample.patient("user-7").primary()));
        store.links().link(List.of(new Links.Link(ACCOUNT, known, null, Sample.NOON)));

        connected("user-7");

        assertThat(store.links().find(ACCOUNT))
                .contains(new Links.Link(ACCOUNT, known, ZoneId.of("Europe/Lisbon"), Sample.NOON));
    }

    @Test
    void tokensSealedForAnotherId_areRefused() {
        connected("user-7");
        Invitation again = invited("user-7");

        assertThatThrownBy(() -> store.connections().connect(newcomer(again, "user-7", "another")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        fault -> assertThat(fault.first().code()).isEqualTo(ProblemCode.K108_OVERTAKEN));

        assertThat(store.connections().connect(newcomer(again, "user-7", "c-user-7")))
                .isPresent();
    }

    @Test
    void severalAccountsOfAPatient_standSideBySide() {
        store.connections().connect(newcomer(invited("p1"), "user-7", "c1"));
        store.connections().connect(newcomer(invited("p1"), "user-8", "c2"));

        assertThat(store.connections().list(VENDOR, Connection.State.CONNECTED))
                .extracting(Connection::account)
                .containsExactly("user-7", "user-8");
        assertThat(store.links().list(VENDOR, Sample.patient("p1").primary())).hasSize(2);
    }

    @Test
    void connectingAnew_keepsIdCursorsAndWhatHistoryHasReached() {
        connected("user-7");
        Cursor reached = new Cursor(clock.instant().minus(Duration.ofDays(30)), clock.instant());
        for (Errand errand : errands(2)) {
            commit(errand, new Step.Further(errand.from(), reached.since(), null, reached));
        }
        store.connections().disconnect("c-user-7", "nurse");
        clock.pass(Duration.ofDays(2));

        Connection again = reconnected("user-7");

        assertThat(again.id()).isEqualTo("c-user-7");
        assertThat(again.state()).isEqualTo(Connection.State.CONNECTED);
        assertThat(store.errands().cursor("c-user-7", "sleep")).contains(reached);
        assertThat(errands(9))
                .hasSize(2)
                .allSatisfy(errand -> assertThat(errand.to()).isEqualTo(reached.since()))
                .allSatisfy(errand ->
                        assertThat(errand.from()).isEqualTo(clock.instant().minus(YEAR)));
    }

    @Test
    void connectingAnewWhileHistoryIsUnderWay_doesNotBeginItTwice() {
        connected("user-7");
        errands(1);

        reconnected("user-7");

        assertThat(rows("SELECT count(*) FROM errand")).isEqualTo(2);
    }

    @Test
    void connectingAnew_takesWhatIsGrantedNow() {
        connected("user-7");
        Connections.Newcomer whole = newcomer(invited("user-7"), "user-7", "c-user-7");
        store.connections()
                .connect(new Connections.Newcomer(
                        whole.invitation(),
                        whole.consent(),
                        whole.id(),
                        "user-7",
                        Set.of("user.metrics"),
                        whole.tokens(),
                        List.of()));

        assertThat(store.connections().get("c-user-7").orElseThrow().scopes()).containsExactly("user.metrics");

        store.connections().granted("c-user-7", Set.of("user.activity"));

        assertThat(store.connections().get("c-user-7").orElseThrow().scopes()).containsExactly("user.activity");
    }

    @Test
    void refusedTokens_areSeenAndNothingIsFetchedUntilConnectedAnew() {
        connected("user-7");

        assertThat(store.connections().needsReconnect("c-user-7", 2, REFUSED)).isFalse();
        assertThat(store.connections().needsReconnect("c-user-7", 1, REFUSED)).isTrue();
        assertThat(store.connections().needsReconnect("c-user-7", 1, REFUSED)).isFalse();

        assertThat(store.connections().list(null, Connection.State.NEEDS_RECONNECT))
                .extracting(Connection::problem)
                .containsExactly(REFUSED);
        assertThat(errands(9)).isEmpty();
        assertThat(store.errands().next(VENDOR)).isEmpty();

        Connection again = reconnected("user-7");

        assertThat(again.problem()).isNull();
        assertThat(errands(9)).hasSize(2);
    }

    @Test
    void disconnected_losesTokensAndErrandsAndKeepsTheRest() {
        connected("user-7");
        Errand inHand = errands(1).get(0);

        assertThat(store.connections().disconnect("c-user-7", "patient")).isTrue();

        assertThat(store.connections().disconnect("c-user-7", "patient")).isFalse();
        assertThat(store.connections().tokens("c-user-7")).isEmpty();
        assertThat(commit(inHand, new Step.Done(null), Sample.payload(VENDOR, "late")))
                .isFalse();
        assertThat(rows("SELECT count(*) FROM payload")).isZero();
        assertThat(errands(9)).isEmpty();
        assertThat(store.errands().cursor("c-user-7", "sleep")).isPresent();
        assertThat(store.links().find(ACCOUNT)).isPresent();
        assertThat(store.connections().get("c-user-7").orElseThrow().state()).isEqualTo(Connection.State.DISCONNECTED);
        store.errands().add(request("c-user-7", Errand.Kind.NOTICE, Sample.NOON, clock.instant()), clock.instant());
        assertThat(errands(9)).isEmpty();
    }
}
