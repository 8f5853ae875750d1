package io.vitalroute.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.source.phone.EnrolmentCode;
import io.vitalroute.source.phone.Phone;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.source.phone.Platform;
import io.vitalroute.store.Store;

/** {@code vitalroute phones}: which devices of apps are enrolled, and codes for further ones. */
@Command(
        name = "phones",
        description = "Enrols the phones of patients for apps that send by docs/phone-api.yaml, and revokes them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute phones code --patient 'urn:oid:1.2.3|p1' --zone Europe/Zurich")
final class PhonesCommand implements Runnable {
    private final House house;

    PhonesCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        list();
    }

    @Command(
            name = "list",
            description = "Lists devices: id, platforms, patient, since when, account, and whether they are revoked.",
            mixinStandardHelpOptions = true)
    void list() {
        try (Store store = house.store()) {
            for (Phone phone : store.phones().list()) {
                house.out()
                        .println(String.join(
                                "\t",
                                phone.id(),
                                phone.platforms().stream()
                                        .sorted()
                                        .map(Platform::word)
                                        .collect(Collectors.joining(" ")),
                                phone.patient().identifiers().stream()
                                        .map(Identifier::toString)
                                        .collect(Collectors.joining(" ")),
                                phone.enrolled().truncatedTo(ChronoUnit.SECONDS).toString(),
                                phone.account(),
                                phone.revoked() == null ? "-" : "revoked"));
            }
        }
    }

    @Command(
            name = "code",
            description =
                    "Makes a code by which the app enrols one device of a patient. It is shown once, and kept only as a hash.",
            mixinStandardHelpOptions = true)
    void code(
            @Option(
                            names = "--patient",
                            paramLabel = "SYSTEM|ID",
                            required = true,
                            converter = Arguments.Patient.class,
                            description = "The patient's identifier; several times, the primary one first.")
                    List<PatientRef> patient,
            @Option(
                            names = "--zone",
                            converter = Arguments.Zone.class,
                            description = "Where the person lives, for records that say no offset.")
                    @Nullable
                    ZoneId zone,
            @Option(
                            names = "--valid",
                            defaultValue = "24h",
                            converter = Arguments.Span.class,
                            description = "For how long it is good; 24h where not said.")
                    Duration valid) {
        EnrolmentCode code = EnrolmentCode.random();
        Instant now = house.clock().instant();
        Instant expires = now.plus(valid).truncatedTo(ChronoUnit.SECONDS);
        PatientRef who =
                new PatientRef(patient.stream().map(PatientRef::primary).toList());
        try (Store store = house.store()) {
            store.phones().offer(new Phones.Offer(code.hash(), who, zone, expires), now);
        }
        house.out().println(code.text() + "\tuntil " + expires);
    }

    @Command(
            name = "revoke",
            description = "From now on the device may send nothing. What it has sent stays.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "DEVICE", description = "The id, as list shows it.") String id) {
        try (Store store = house.store()) {
            boolean revoked = store.phones().revoke(id, house.clock().instant());
            house.out().println(revoked ? "revoked " + id : "no device " + id + " that may send");
            return revoked ? Vitalroute.OK : Vitalroute.FINDINGS;
        }
    }
}
