package io.vitalroute.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Journal.DeliveryLine;
import io.vitalroute.pipeline.Journal.Detail;
import io.vitalroute.pipeline.Journal.Message;
import io.vitalroute.store.Store;

/** {@code vitalroute replay}: what came, once more. */
@Command(
        name = "replay",
        description = {
            "Works on payloads again with today's mappings and delivers what comes of it, or sends the same bytes again.",
            "A running engine picks it up at once, else the next one does. Receivers hold each reading once all the same."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vitalroute replay 4f1c",
            "  vitalroute replay --source withings --since 2026-03-14T00:00:00Z --to fhir --dry-run",
            "  vitalroute replay 4f1c --as-was --to oru",
            "  vitalroute replay --accept KB7GABQKOSQLMC0568BG"
        })
final class ReplayCommand implements Callable<Integer> {
    private final House house;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Payloads, each by id or a unique beginning of it.")
    private List<String> ids = List.of();

    @ArgGroup(exclusive = false, heading = "%nOr all that match:%n")
    private MessageFilter filter = new MessageFilter();

    @Option(names = "--to", paramLabel = "DESTINATION", description = "Only to this destination.")
    private @Nullable String to;

    @Option(names = "--as-was", description = "Send the same bytes again, instead of mapping anew.")
    private boolean asWas;

    @Option(
            names = "--accept",
            paramLabel = "KEY",
            description = "Decide that a parked reading is right; it is delivered.")
    private List<String> accept = List.of();

    @Option(
            names = "--refuse",
            paramLabel = "KEY",
            description = "Decide that a parked reading is wrong; it stays parked.")
    private List<String> refuse = List.of();

    @Option(names = "--by", defaultValue = "${sys:user.name}", description = "Who decides; ${DEFAULT-VALUE}.")
    private String by = "";

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    ReplayCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        if (ids.isEmpty() && filter.isEmpty() && accept.isEmpty() && refuse.isEmpty() && spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "say what: ids, a filter such as --source withings, or --accept KEY");
        }
        try (Store store = house.store()) {
            Journal journal = store.journal();
            int refused = decide(journal, accept, true) + decide(journal, refuse, false);
            for (Detail detail : wanted(journal)) {
                refused += asWas ? again(journal, detail) : anew(journal, detail.message());
            }
            return refused == 0 ? Vitalroute.OK : Vitalroute.FINDINGS;
        }
    }

    private List<Detail> wanted(Journal journal) {
        if (!ids.isEmpty()) {
            return ids.stream()
                    .map(id -> journal.message(id).orElseThrow(() -> MessageFilter.unknown(id)))
                    .toList();
        }
        return filter.isEmpty()
                ? List.of()
                : journal.messages(filter.query()).stream()
                        .flatMap(message -> journal.message(message.id()).stream())
                        .toList();
    }

    private int decide(Journal journal, List<String> keys, boolean right) {
        int unknown = 0;
        for (String key : keys) {
            int decided = dryRun ? 1 : journal.decide(key, right, by);
            house.out().println((decided == 0 ? "no parked reading " : right ? "accepted " : "refused ") + key);
            unknown += decided == 0 ? 1 : 0;
        }
        return unknown;
    }

    private int anew(Journal journal, Message message) {
        boolean done = dryRun || journal.replay(message.id(), to);
        String what = message.id() + " " + message.source() + "/" + message.stream();
        house.out()
                .println((done ? "with today's mapping: " : "no longer kept: ")
                        + what
                        + (to == null ? "" : " to " + to));
        return done ? 0 : 1;
    }

    private int again(Journal journal, Detail detail) {
        int refused = 0;
        for (DeliveryLine delivery : detail.deliveries()) {
            if (to != null && !to.equals(delivery.destination())) {
                continue;
            }
            boolean done = dryRun || journal.resend(delivery.id());
            house.out()
                    .println((done ? "the same bytes: " : "on its way, or no longer kept: ") + "delivery "
                            + delivery.id() + " to " + delivery.destination() + ", "
                            + delivery.readings() + " readings");
            refused += done ? 0 : 1;
        }
        return refused;
    }
}
