package io.vitalroute.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links.Link;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/** An account for people, in columns: vendor, account, patient, zone, how it is connected, what to do. */
final class AccountLine {
    private static final String NONE = "-";

    private AccountLine() {}

    /**
     * One line.
     *
     * @param connection null where data of the account come in another way than by its consent
     */
    static String of(Link link, @Nullable Connection connection, Optional<Vendor> vendor) {
        String patient =
                link.patient().identifiers().stream().map(Identifier::toString).collect(Collectors.joining(" "));
        String zone = link.zone() == null ? NONE : link.zone().getId();
        return line(
                link.account().source(),
                link.account().id(),
                patient,
                zone,
                connection == null ? NONE : state(connection, vendor),
                connection == null
                        ? NONE
                        : todo(connection, link.patient().primary().toString()));
    }

    /** An account that was connected and is linked to nobody. */
    static String of(Connection connection, Optional<Vendor> vendor) {
        return line(
                connection.vendor(),
                connection.account(),
                NONE,
                NONE,
                state(connection, vendor),
                connection.state() == Connection.State.DISCONNECTED
                        ? NONE
                        : "vitalroute accounts link " + connection.vendor() + " " + connection.account()
                                + " 'SYSTEM|ID'");
    }

    private static String state(Connection connection, Optional<Vendor> vendor) {
        return switch (connection.state()) {
            case CONNECTED -> {
                String missing = missing(connection, vendor);
                yield "connected since " + connection.connectedAt()
                        + (missing.isEmpty() ? "" : ", not granted: " + missing);
            }
            case NEEDS_RECONNECT ->
                "needs to be connected again since " + connection.changedAt()
                        + (connection.problem() == null
                                ? ""
                                : ", " + connection.problem().code().id() + " "
                                        + connection.problem().message());
            case DISCONNECTED -> "disconnected since " + connection.changedAt();
        };
    }

    private static String missing(Connection connection, Optional<Vendor> vendor) {
        OAuth oauth = vendor.map(Vendor::oauth).orElse(null);
        List<OAuth.Scope> asked = oauth == null ? List.of() : oauth.scopes();
        return asked.stream()
                .map(OAuth.Scope::name)
                .filter(scope -> !connection.scopes().contains(scope))
                .collect(Collectors.joining(" "));
    }

    private static String todo(Connection connection, String patient) {
        return connection.state() == Connection.State.NEEDS_RECONNECT
                ? "vitalroute invite " + connection.vendor() + " --patient '" + patient + "'"
                : NONE;
    }

    private static String line(String... columns) {
        return String.join("\t", columns);
    }
}
