package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.Invitations;

/** Invitations in the table of that name. Used ones stay, as consents refer to them. */
final class SqlInvitations implements Invitations {
    /** For so long after its end an unused one is shown, so that somebody notices. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private static final String COLUMNS =
            "SELECT id, vendor, identifiers, zone, invited_by, created_at, expires_at, used_at FROM invitation";
    private static final String FIND = COLUMNS + " WHERE id = ?";
    private static final String OPEN = COLUMNS + " WHERE used_at IS NULL AND expires_at > ?";
    private static final String ADD =
            "INSERT INTO invitation (id, vendor, identifiers, zone, invited_by, created_at, expires_at, used_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM invitation WHERE used_at IS NULL AND expires_at <= ?";
    private static final String WITHDRAW = "DELETE FROM invitation WHERE used_at IS NULL AND id = ?";

    private final Core core;

    SqlInvitations(Core core) {
        this.core = core;
    }

    @Override
    public void add(Invitation invitation) {
        Core.await(core.back().submit(transaction -> {
            Session session = transaction.session();
            session.update(FORGET, longAgo());
            return session.update(ADD, line(invitation));
        }));
    }

    private static @Nullable Object[] line(Invitation invitation) {
        ZoneId zone = invitation.zone();
        return new @Nullable Object[] {
            invitation.id(),
            invitation.vendor(),
            Json.identifiers(invitation.patient()),
            zone == null ? null : zone.getId(),
            invitation.by(),
            Times.micros(invitation.createdAt()),
            Times.micros(invitation.expiresAt()),
            Times.microsOrNull(invitation.usedAt())
        };
    }

    @Override
    public Optional<Invitation> find(String id) {
        return core.readers().read(session -> session.first(FIND, SqlInvitations::invitation, id));
    }

    @Override
    public boolean withdraw(String id) {
        return Core.await(
                        core.back().submit(transaction -> transaction.session().update(WITHDRAW, id)))
                > 0;
    }

    @Override
    public List<Invitation> open(@Nullable String vendor) {
        String sql = OPEN + (vendor == null ? "" : " AND vendor = ?") + " ORDER BY created_at DESC, id";
        Object[] arguments = vendor == null ? new Object[] {longAgo()} : new Object[] {longAgo(), vendor};
        return core.readers().read(session -> session.list(sql, SqlInvitations::invitation, arguments));
    }

    private long longAgo() {
        return Times.micros(core.clock().instant().minus(SHOWN));
    }

    private static Invitation invitation(Row row) throws SQLException {
        String zone = row.textOrNull(4);
        return new Invitation(
                row.text(1),
                row.text(2),
                Json.patient(row.text(3)),
                zone == null ? null : ZoneId.of(zone),
                row.text(5),
                row.instant(6),
                row.instant(7),
                row.instantOrNull(8));
    }
}
