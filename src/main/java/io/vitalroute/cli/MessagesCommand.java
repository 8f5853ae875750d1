package io.vitalroute.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Journal.Detail;
import io.vitalroute.pipeline.Journal.Message;
import io.vitalroute.store.Store;

/** {@code vitalroute messages}: what came, and what became of it. */
@Command(
        name = "messages",
        description = {
            "Lists payloads, newest first; with an id shows one: its problems, readings and deliveries.",
            "Values, bodies and what receivers said are patient data and printed only with --patient-data."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vitalroute messages --source withings --state waiting",
            "  vitalroute messages 4f1c",
            "  vitalroute messages 4f1c --patient-data"
        })
final class MessagesCommand implements Callable<Integer> {
    private final House house;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A payload's id, or as much of its beginning as is unique.")
    private @Nullable String id;

    @ArgGroup(exclusive = false, heading = "%nWhich ones:%n")
    private MessageFilter filter = new MessageFilter();

    @Option(
            names = "--patient-data",
            description = "Of one message: what was sent to destinations, and what the receivers said.")
    private boolean patientData;

    MessagesCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        try (Store store = house.store()) {
            Journal journal = store.journal();
            if (id == null) {
                List<Message> messages = journal.messages(filter.query());
                messages.forEach(message -> house.out().println(MessageText.line(message)));
                return Vitalroute.OK;
            }
            Detail detail = journal.message(id).orElseThrow(() -> MessageFilter.unknown(String.valueOf(id)));
            MessageText.detail(detail).forEach(house.out()::println);
            if (patientData) {
                detail.deliveries()
                        .forEach(delivery -> journal.delivery(delivery.id())
                                .ifPresent(bytes ->
                                        MessageText.bytes(delivery, bytes).forEach(house.out()::println)));
            }
            return Vitalroute.OK;
        }
    }
}
