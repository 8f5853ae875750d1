package io.vitalroute.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.check.Explanation;
import io.vitalroute.check.MappingFolder;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.reading.Metrics;

/** {@code vitalroute explain}: what a mapping makes of each item of a payload, and why. */
@Command(
        name = "explain",
        description = {
            "Says for each item of a payload how it ended and why, with its readings and problems, and counts at the end.",
            "It prints values: what it prints of a patient's payload is that patient's data."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute explain withings/measures payload.json --zone Europe/Zurich")
final class ExplainCommand implements Callable<Integer> {
    private final House house;

    @Parameters(index = "0", paramLabel = "MAPPING", description = "Name such as withings/measures, or path of a file.")
    private String mapping = "";

    @Parameters(index = "1", paramLabel = "PAYLOAD", description = "Path of a file, or - for standard input.")
    private String payload = "";

    @Option(
            names = "--zone",
            converter = Arguments.Zone.class,
            description = "The account's time zone, used only where the payload says none.")
    private @Nullable ZoneId zone;

    @Option(names = "--account", description = "The vendor's user id, where the payload names none.")
    private @Nullable String account;

    @Option(
            names = "--received-at",
            paramLabel = "INSTANT",
            converter = Arguments.Moment.class,
            description = "When the payload came; when its latest reading ended where left out.")
    private @Nullable Instant receivedAt;

    ExplainCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        Metrics metrics = house.metrics();
        Mapping compiled = new MappingFolder(house.home().resolve("mappings")).mapping(mapping, metrics);
        MapContext context = MapContext.in(zone);
        try (PayloadInput input = PayloadInput.open(payload)) {
            Explanation.write(
                    compiled,
                    metrics,
                    input.payload(compiled, account, context, receivedAt),
                    context,
                    house.out()::println);
        }
        return Vitalroute.OK;
    }
}
