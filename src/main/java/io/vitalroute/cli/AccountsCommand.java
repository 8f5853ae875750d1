package io.vitalroute.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.identity.Links;
import io.vitalroute.identity.Links.Account;
import io.vitalroute.identity.Links.Link;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.store.Store;

/** {@code vitalroute accounts}: which vendor account belongs to which patient. */
@Command(
        name = "accounts",
        description =
                "Links vendor accounts to patients and shows how they are connected. Readings of an account that is linked to nobody wait, and flow once it is.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute accounts link withings 1234 'urn:oid:1.2.3|p1' --zone Europe/Zurich")
final class AccountsCommand implements Runnable {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::source).thenComparing(Account::id);

    private final House house;

    AccountsCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        list(null, null);
    }

    @Command(
            name = "list",
            description = "Lists accounts: vendor, account, patient, zone, how it is connected, what to do.",
            mixinStandardHelpOptions = true)
    void list(
            @Option(names = "--source", description = "Only this vendor's.") @Nullable String source,
            @Option(names = "--patient", paramLabel = "SYSTEM|ID", description = "Only this patient's.") @Nullable
                    String patient) {
        try (Store store = house.store()) {
            Map<Account, Connection> connections = new TreeMap<>(ORDER);
            store.connections().list(source, null).forEach(one -> connections.put(account(one), one));
            Function<String, Optional<Vendor>> vendors = vendors(connections, store);
            for (Link link : store.links().list(source, patient == null ? null : identifier(patient))) {
                Connection connection = connections.remove(link.account());
                house.out()
                        .println(AccountLine.of(
                                link, connection, vendors.apply(link.account().source())));
            }
            if (patient == null) {
                connections.forEach((account, connection) ->
                        house.out().println(AccountLine.of(connection, vendors.apply(account.source()))));
            }
        }
    }

    /** Vendor files are read only where something is connected. */
    private Function<String, Optional<Vendor>> vendors(Map<Account, Connection> connections, Store store) {
        return connections.isEmpty()
                ? name -> Optional.empty()
                : house.connecting(store).vendors();
    }

    private static Account account(Connection connection) {
        return new Account(connection.vendor(), connection.account());
    }

    @Command(
            name = "waiting",
            description = "Lists accounts that send and are linked to nobody.",
            mixinStandardHelpOptions = true)
    void waiting() {
        try (Store store = house.store()) {
            for (Links.Waiting waiting : store.links().waiting()) {
                house.out()
                        .println(waiting.account().source() + "\t"
                                + waiting.account().id() + "\t" + waiting.payloads() + " payloads since "
                                + waiting.oldest());
            }
        }
    }

    @Command(
            name = "link",
            description = "Links one account; what waits for it starts to flow.",
            mixinStandardHelpOptions = true)
    void link(
            @Parameters(paramLabel = "SOURCE") String source,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(
                            paramLabel = "SYSTEM|ID",
                            arity = "1..*",
                            description = "Identifiers of the patient, the primary one first.")
                    List<String> patient,
            @Option(names = "--zone", description = "Where the person lives, for payloads that say no offset.")
                    @Nullable
                    String zone) {
        Link link = link(source, account, patient, zone, Where.of("command line"));
        try (Store store = house.store()) {
            store.links().link(List.of(link));
        }
        house.out().println("linked " + source + " " + account);
    }

    @Command(
            name = "unlink",
            description = "Ends a link; later readings of the account wait.",
            mixinStandardHelpOptions = true)
    int unlink(@Parameters(paramLabel = "SOURCE") String source, @Parameters(paramLabel = "ACCOUNT") String account) {
        try (Store store = house.store()) {
            boolean ended = store.links().unlink(new Account(source, account));
            house.out().println(ended ? "unlinked " + source + " " + account : "no link of " + source + " " + account);
            return ended ? Vitalroute.OK : Vitalroute.FINDINGS;
        }
    }

    @Command(
            name = "import",
            description =
                    "Links all accounts of a CSV file with the columns source,account,patient[,zone]; patient is SYSTEM|ID, several separated by a space.",
            mixinStandardHelpOptions = true)
    void load(@Parameters(paramLabel = "FILE") Path file) {
        List<Problem> problems = new ArrayList<>();
        List<Link> links = LinkFile.read(file, house.clock().instant(), problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        try (Store store = house.store()) {
            store.links().link(links);
        }
        house.out().println("linked " + links.size() + " accounts");
    }

    private Link link(String source, String account, List<String> patient, @Nullable String zone, Where where) {
        return link(source, account, patient, zone, where, house.clock().instant());
    }

    static Link link(
            String source, String account, List<String> patient, @Nullable String zone, Where where, Instant since) {
        return new Link(
                new Account(source, account),
                new PatientRef(patient.stream().map(AccountsCommand::identifier).toList()),
                zone == null || zone.isBlank() ? null : zone(zone, where),
                since);
    }

    private static Identifier identifier(String text) {
        try {
            return Identifier.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C105_WRONG_TYPE, Where.of("patient"), String.valueOf(e.getMessage())));
        }
    }

    private static ZoneId zone(String text, Where where) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C105_WRONG_TYPE, where, "\"" + text + "\" is no time zone")
                            .hint("such as Europe/Zurich or America/Los_Angeles"));
        }
    }
}
