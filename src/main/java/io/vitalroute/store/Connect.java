package io.vitalroute.store;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.vitalroute.identity.Links;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Consent;
import io.vitalroute.source.connect.Invitation;

/** Connects an account: all of it in one transaction. Whoever brings the same invitation second changes nothing. */
final class Connect implements Operation<Optional<Connection>> {
    private static final String USE = "UPDATE invitation SET used_at = ? WHERE id = ? AND used_at IS NULL";
    private static final String CONNECT =
            "INSERT INTO connection (id, vendor, account, state, scopes, connected_at, changed_at)"
                    + " VALUES (?, ?, ?, 0, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = 0, scopes = excluded.scopes,"
                    + " connected_at = excluded.connected_at, changed_at = excluded.changed_at, ended_by = NULL,"
                    + " problem = NULL";
    private static final String CONSENT =
            "INSERT INTO consent (invitation, connection, given_at, text_version, language, scopes)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    private final Core core;
    private final Connections.Newcomer newcomer;
    private final String vendor;

    Connect(Core core, Connections.Newcomer newcomer) {
        this.core = core;
        this.newcomer = newcomer;
        this.vendor = newcomer.invitation().vendor();
    }

    /** What it must be alone at. */
    Collection<String> names() {
        return List.of(SqlLinks.lock(vendor, newcomer.account()), SqlErrands.lock(vendor));
    }

    @Override
    public Optional<Connection> run(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        if (session.update(USE, core.now(), newcomer.invitation().id()) == 0) {
            return Optional.empty();
        }
        String id = id(session);
        link(transaction);
        long now = core.now();
        session.update(CONNECT, id, vendor, newcomer.account(), Json.texts(newcomer.scopes()), now, now);
        consent(session, id);
        SqlTokens.put(session, newcomer.tokens());
        ErrandRows.wake(session, id);
        for (Connections.Beginning feed : newcomer.feeds()) {
            ErrandRows.begin(session, id, feed, now);
        }
        transaction.ring(Transaction.Bell.DUE);
        return SqlConnections.find(session, vendor, newcomer.account());
    }

    /** That of the connection where there is one. */
    private String id(Session session) throws SQLException {
        String id = SqlConnections.find(session, vendor, newcomer.account())
                .map(Connection::id)
                .orElse(newcomer.id());
        if (!newcomer.tokens().connection().equals(id)) {
            throw new ProblemException(Problem.of(
                            ProblemCode.K108_OVERTAKEN,
                            Where.of(vendor),
                            "the account has been connected by somebody else at this moment")
                    .hint("connect it again"));
        }
        return id;
    }

    private void consent(Session session, String id) throws SQLException {
        Consent consent = newcomer.consent();
        session.update(
                CONSENT,
                newcomer.invitation().id(),
                id,
                Times.micros(consent.at()),
                consent.textVersion(),
                consent.language(),
                Json.texts(consent.scopes()));
    }

    /** A link to the same patient keeps the identifiers that it has; one to another patient is never moved. */
    private void link(Transaction transaction) throws SQLException {
        Invitation invitation = newcomer.invitation();
        Links.Account account = new Links.Account(vendor, newcomer.account());
        Optional<Links.Link> before = SqlLinks.find(transaction.session(), account);
        if (before.isEmpty()) {
            Links.Link link = new Links.Link(
                    account,
                    invitation.patient(),
                    invitation.zone(),
                    core.clock().instant());
            SqlLinks.link(transaction, link, core.now());
            return;
        }
        Links.Link known = before.get();
        if (!isSame(known.patient(), invitation.patient())) {
            throw otherPatient();
        }
        ZoneId zone = invitation.zone();
        if (zone != null && !zone.equals(known.zone())) {
            SqlLinks.link(transaction, new Links.Link(account, known.patient(), zone, known.since()), core.now());
        }
    }

    private static boolean isSame(PatientRef known, PatientRef invited) {
        return known.identifiers().contains(invited.primary())
                || invited.identifiers().contains(known.primary());
    }

    /** Not told: to whom, as the person who connects may be somebody else. */
    private ProblemException otherPatient() {
        return new ProblemException(Problem.of(
                        ProblemCode.I106_OTHER_PATIENT,
                        Where.of(vendor),
                        "the account that was to be connected is linked to another patient")
                .hint("see that the right person is signed in at the vendor; if the link is wrong, end it first"
                        + " (vitalroute accounts unlink " + vendor + " ACCOUNT)"));
    }
}
