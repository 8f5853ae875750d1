package io.vitalroute.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.source.connect.ConnectSettings;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.InvitationLink;
import io.vitalroute.store.Store;

/** {@code vitalroute invite}: a link with which a patient connects an account. */
@Command(
        name = "invite",
        description =
                "Prints a link with which a patient connects an account with a vendor. It works once. Give it to nobody else: whoever opens it connects his own account to this patient.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute invite withings --patient 'urn:oid:1.2.3|p1' --zone Europe/Zurich")
final class InviteCommand implements Runnable {
    private final House house;

    @Parameters(paramLabel = "VENDOR", description = "Its name, as that of its file in routes/sources.")
    private String vendor = "";

    @Option(
            names = "--patient",
            required = true,
            paramLabel = "SYSTEM|ID",
            converter = Arguments.Patient.class,
            description = "An identifier of the patient; several, the primary one first.")
    private List<PatientRef> patient = List.of();

    @Option(
            names = "--zone",
            converter = Arguments.Zone.class,
            description = "Where the person lives, for payloads that say no offset.")
    private @Nullable ZoneId zone;

    @Option(names = "--days", defaultValue = "7", description = "How long the link works; ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--by", defaultValue = "${sys:user.name}", description = "Who invites; ${DEFAULT-VALUE}.")
    private String by = "";

    InviteCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        PatientRef whole = new PatientRef(
                patient.stream().flatMap(one -> one.identifiers().stream()).toList());
        try (Store store = house.store()) {
            ConnectParts parts = house.connecting(store);
            parts.client(vendor);
            InvitationLink links =
                    new InvitationLink(store.invitations(), parts.secrets(), ConnectSettings.of(house.settings()));
            Invitation invitation = links.invite(
                    vendor,
                    whole,
                    zone,
                    Duration.ofDays(days),
                    by,
                    house.clock().instant());
            house.out().println(links.of(invitation));
            house.err().println("works once, until " + invitation.expiresAt());
        }
    }
}
