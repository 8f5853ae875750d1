package io.vitalroute.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** {@code vitalroute warm-up}: loads the classes that commands need, for the launcher to keep in its archive. */
@Command(name = "warm-up", hidden = true, description = "Used by the launcher.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String MAPPING = "withings/measures";

    private final House house;

    WarmUpCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        String sample =
                house.home().resolve("mappings/withings/samples/measures.json").toString();
        for (String to : List.of("readings", "fhir", "oru")) {
            Vitalroute.execute(house, "map", MAPPING, sample, "--to", to, "--patient", "urn:oid:1.2.3|p1");
        }
        Vitalroute.execute(house, "test");
        return Vitalroute.execute(house, "lint");
    }
}
