package io.vitalroute.store;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links;
import io.vitalroute.reading.PatientRef;

/** Links in the table {@code account_link}; who waits for one is in {@code waiting}. */
final class SqlLinks implements Links {
    private static final String COLUMNS = "SELECT source, account, identifiers, zone, since FROM account_link";
    private static final String FIND = "SELECT source, account, identifiers, zone, since, (SELECT count(*)"
            + " FROM patient_account p WHERE p.patient = account_link.patient) FROM account_link"
            + " WHERE source = ? AND account = ?";
    private static final String REMEMBER =
            "INSERT INTO patient_account (patient, source, account) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String LINK =
            "INSERT INTO account_link (source, account, identifiers, patient, zone, since) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (source, account) DO UPDATE SET identifiers = excluded.identifiers,"
                    + " patient = excluded.patient,"
                    + " zone = excluded.zone, since = excluded.since";
    private static final String UNLINK = "DELETE FROM account_link WHERE source = ? AND account = ?";
    private static final String WHO_WAITS = "SELECT payload FROM waiting WHERE source = ? AND account = ?";
    private static final String NO_LONGER = "DELETE FROM waiting WHERE source = ? AND account = ?";
    private static final String WAITING = "SELECT w.source, w.account, count(*), min(p.received_at) FROM waiting w"
            + " JOIN payload p ON p.seq = w.payload GROUP BY w.source, w.account ORDER BY w.source, w.account";

    private final Core core;

    SqlLinks(Core core) {
        this.core = core;
    }

    /** What to lock so that a link and a payload that waits for it cannot miss each other. */
    static String lock(String source, String account) {
        return "account " + source + " " + account;
    }

    @Override
    public Optional<Link> find(Account account) {
        return core.readers().read(session -> find(session, account));
    }

    static Optional<Link> find(Session session, Account account) throws SQLException {
        return session.first(FIND, SqlLinks::found, account.source(), account.id());
    }

    @Override
    public void link(Collection<Link> links) {
        List<String> locks = links.stream()
                .map(link -> lock(link.account().source(), link.account().id()))
                .toList();
        Operation<Boolean> operation = transaction -> {
            for (Link link : links) {
                link(transaction, link, core.now());
            }
            return true;
        };
        Core.await(core.back().submit(operation.alone(locks)));
    }

    /** For who holds the account's {@link #lock}. */
    static void link(Transaction transaction, Link link, long now) throws SQLException {
        Session session = transaction.session();
        String source = link.account().source();
        String account = link.account().id();
        String patient = link.patient().primary().toString();
        ZoneId zone = link.zone();
        session.update(
                LINK,
                source,
                account,
                Json.identifiers(link.patient()),
                patient,
                zone == null ? null : zone.getId(),
                Times.micros(link.since()));
        session.update(REMEMBER, patient, source, account);
        for (long payload : session.list(WHO_WAITS, row -> row.number(1), source, account)) {
            Again.ask(transaction, payload, now);
        }
        session.update(NO_LONGER, source, account);
    }

    @Override
    public boolean unlink(Account account) {
        return Core.await(core.back()
                        .submit(transaction -> transaction.session().update(UNLINK, account.source(), account.id())))
                > 0;
    }

    @Override
    public List<Link> list(@Nullable String source, PatientRef.@Nullable Identifier patient) {
        String sql = COLUMNS + (source == null ? "" : " WHERE source = ?") + " ORDER BY source, account";
        Object[] arguments = source == null ? new Object[0] : new Object[] {source};
        return core.readers().read(session -> session.list(sql, SqlLinks::link, arguments)).stream()
                .filter(link -> patient == null || link.patient().identifiers().contains(patient))
                .toList();
    }

    @Override
    public List<Waiting> waiting() {
        return core.readers()
                .read(session -> session.list(
                        WAITING,
                        row -> new Waiting(new Account(row.text(1), row.text(2)), row.integer(3), row.instant(4))));
    }

    private static Link found(Row row) throws SQLException {
        Link link = link(row);
        return new Link(link.account(), link.patient(), link.zone(), link.since(), Math.max(1, row.integer(6)));
    }

    private static Link link(Row row) throws SQLException {
        String zone = row.textOrNull(4);
        return new Link(
                new Account(row.text(1), row.text(2)),
                Json.patient(row.text(3)),
                zone == null ? null : ZoneId.of(zone),
                row.instant(5));
    }
}
