package io.vitalroute.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;

import io.vitalroute.identity.Links.Link;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.store.Store;

/** {@code vitalroute patients}: who is linked, and to which accounts. */
@Command(
        name = "patients",
        description = "Lists patients by their identifiers, each with the vendor accounts that are linked to them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute patients")
final class PatientsCommand implements Runnable {
    private final House house;

    PatientsCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        try (Store store = house.store()) {
            Map<String, List<Link>> byPatient = store.links().list(null, null).stream()
                    .collect(Collectors.groupingBy(PatientsCommand::identifiers, TreeMap::new, Collectors.toList()));
            byPatient.forEach((patient, links) -> house.out()
                    .println(patient + "\t"
                            + links.stream()
                                    .map(link -> link.account().source() + "/"
                                            + link.account().id())
                                    .sorted()
                                    .collect(Collectors.joining(" "))));
        }
    }

    private static String identifiers(Link link) {
        return link.patient().identifiers().stream().map(Identifier::toString).collect(Collectors.joining(" "));
    }
}
