package io.vitalroute.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Payload;

/** What commands are told that look at one payload through one mapping, offline. */
final class MappedPayload {
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
            description = "When the payload came. Where left out: when its latest reading ended, for which it is read"
                    + " twice.")
    private @Nullable Instant receivedAt;

    Mapping mapping(House house, Metrics metrics) {
        return new MappingFolder(house.home().resolve("mappings")).mapping(mapping, metrics);
    }

    MapContext context() {
        return MapContext.in(zone);
    }

    /** The payload's bytes; to be closed. */
    PayloadInput open() {
        return PayloadInput.open(payload);
    }

    Payload payload(PayloadInput input, Mapping compiled) throws IOException {
        return input.payload(compiled, account, context(), receivedAt);
    }
}
