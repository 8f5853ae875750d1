package io.vitalroute.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.vitalroute.reading.Payload;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Consent;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.SealedTokens;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

/** Short words for accounts that connect and what is fetched for them. */
abstract class ConnectionKit extends StoreKit {
    static final String VENDOR = "withings";
    static final Set<String> SCOPES = Set.of("user.metrics", "user.activity");
    static final Duration YEAR = Duration.ofDays(365);
    static final Limits NO_LIMITS = new Limits(List.of(), 50, null, null);

    private static final String CROWD =
            "INSERT INTO connection (id, vendor, account, state, scopes, connected_at, changed_at)"
                    + " VALUES (?, ?, ?, 0, '[\"user.metrics\"]', 0, 0)";

    private final AtomicInteger number = new AtomicInteger();

    /** The engines that share the work; the first one is {@code store}. */
    List<Store> engines() {
        return List.of(store);
    }

    void closeOthers(List<Store> engines) {
        engines.stream().skip(1).forEach(Store::close);
    }

    /** An invitation that is kept. */
    Invitation invited(String patient) {
        Invitation invitation = new Invitation(
                "invitation" + number.incrementAndGet(),
                VENDOR,
                Sample.patient(patient),
                ZoneId.of("Europe/Lisbon"),
                "nurse",
                clock.instant(),
                in(Duration.ofDays(7)),
                null);
        store.invitations().add(invitation);
        return invitation;
    }

    Connections.Newcomer newcomer(Invitation invitation, String account, String id) {
        return new Connections.Newcomer(
                invitation,
                new Consent(invitation.id(), clock.instant(), "text1", "pt-PT", SCOPES),
                id,
                account,
                SCOPES,
                sealed(id, 1),
                List.of(beginning("measures"), beginning("sleep")));
    }

    Connections.Beginning beginning(String feed) {
        return new Connections.Beginning(feed, clock.instant().minus(YEAR), clock.instant());
    }

    static SealedTokens sealed(String id, long version) {
        return new SealedTokens(
                id, version, ("sealed" + version).getBytes(StandardCharsets.UTF_8), Sample.NOON.plusSeconds(version));
    }

    /** Connects an account of a patient of the same name; the connection's id is {@code c-} and the account. */
    Connection connected(String account) {
        return store.connections()
                .connect(newcomer(invited(account), account, "c-" + account))
                .orElseThrow();
    }

    /** The same without history. */
    Connection connectedFromNowOn(String account) {
        Connections.Newcomer whole = newcomer(invited(account), account, "c-" + account);
        List<Connections.Beginning> feeds =
                List.of(new Connections.Beginning("measures", clock.instant(), clock.instant()));
        return store.connections()
                .connect(new Connections.Newcomer(
                        whole.invitation(), whole.consent(), whole.id(), account, SCOPES, whole.tokens(), feeds))
                .orElseThrow();
    }

    /** So many connections without anything else. */
    static void crowd(Store store, int accounts) {
        Core.await(store.core().back().submit(transaction -> {
            for (int i = 0; i < accounts; i++) {
                String name = String.format(Locale.ROOT, "%05d", i);
                transaction.session().update(CROWD, "c-" + name, VENDOR, name);
            }
            return accounts;
        }));
    }

    static Errands.Schedule live(String feed, Duration spread) {
        return new Errands.Schedule(
                VENDOR, feed, "user.metrics", Errand.Kind.LIVE, Duration.ofHours(1), Duration.ZERO, spread);
    }

    static Errands.Request request(String connection, Errand.Kind kind, Instant from, Instant to) {
        return new Errands.Request(connection, "measures", kind, from, to, null);
    }

    List<Errand> errands(int max) {
        return errands(store, max, NO_LIMITS);
    }

    static List<Errand> errands(Store engine, int max, Limits limits) {
        return now(engine.errands().claim(VENDOR, max, LEASE, limits));
    }

    Errand errand() {
        return errands(1).get(0);
    }

    boolean commit(Errand errand, Step step, Payload... payloads) {
        return now(store.errands().commit(errand, List.of(payloads), step));
    }

    long rows(String sql, Object... arguments) {
        return store.core()
                .readers()
                .read(session -> session.list(sql, row -> row.number(1), arguments))
                .get(0);
    }
}
