package io.vitalroute.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import io.vitalroute.check.Explanation;
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

    @Mixin
    private MappedPayload input = new MappedPayload();

    ExplainCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        Metrics metrics = house.metrics();
        Mapping compiled = input.mapping(house, metrics);
        MapContext context = input.context();
        try (PayloadInput bytes = input.open()) {
            Explanation.write(compiled, metrics, input.payload(bytes, compiled), context, house.out()::println);
        }
        return Vitalroute.OK;
    }
}
