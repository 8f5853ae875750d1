package io.vitalroute.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.people.Population;
import io.vitalroute.sandbox.simulator.Mishaps;
import io.vitalroute.sandbox.simulator.Simulator;
import io.vitalroute.sandbox.simulator.SimulatorSettings;

/** {@code vitalroute simulate}: the vendors' clouds, invented, until it is told to stop. */
@Command(
        name = "simulate",
        description = {
            "Runs clouds of vendors on this machine, with invented people, so that routes can be tried without keys.",
            "Prints the settings that lead an engine there: paste them into its environment."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute simulate --people 50 --faults 429=5,500=2,twice")
final class SimulateCommand implements Callable<Integer> {
    private final House house;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", defaultValue = "8090", description = "Where it listens on 127.0.0.1 (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--people", defaultValue = "10", description = "How many people there are (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--seed", defaultValue = "1", description = "Another number gives other people (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--zone", defaultValue = "Europe/Zurich", description = "Where they live (${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("Europe/Zurich");

    @Option(
            names = "--rhythm",
            defaultValue = "5",
            description = "Minutes between two figures of long series such as heart rates (${DEFAULT-VALUE}).")
    private int rhythm;

    @Option(
            names = "--sync",
            defaultValue = "60",
            description = "Seconds between two times that devices synchronize and notices go out (${DEFAULT-VALUE}).")
    private int sync;

    @Option(names = "--automatic", description = "Nobody has to click: everybody allows everything.")
    private boolean automatic;

    @Option(
            names = "--push-to",
            paramLabel = "VENDOR=URL",
            description = "Where a vendor pushes that has its address set in a portal (garmin, whoop, omron);"
                    + " {stream} stands for what the notice is of.")
    private Map<String, String> pushTo = Map.of();

    @Option(names = "--faults", paramLabel = "LIST", description = "What goes wrong: " + Mishaps.WORDS + ".")
    private @Nullable String faults;

    SimulateCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatorSettings settings = SimulatorSettings.usual(house.clock())
                .host(HostSettings.on(port).keepRequests(0))
                .people(Population.of(seed, people, zone))
                .rhythm(Duration.ofMinutes(rhythm));
        try (Simulator simulator = Simulator.start(settings)) {
            prepare(simulator);
            tell(simulator);
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.SECONDS.sleep(sync);
                simulator.sync().join();
            }
        }
        return Vitalroute.OK;
    }

    private void prepare(Simulator simulator) {
        if (automatic) {
            simulator.automatic();
        }
        pushTo.forEach((vendor, address) -> simulator.cloud(vendor).pushesTo(address));
        Optional<String> unknown = faults == null ? Optional.empty() : Mishaps.apply(faults, simulator, seed);
        if (unknown.isPresent() && spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--faults knows no " + unknown.get() + ", only " + Mishaps.WORDS);
        }
    }

    private void tell(Simulator simulator) {
        house.out()
                .println("Simulated vendors listen on " + simulator.host().uri() + ". People and data are invented.");
        for (VendorCloud cloud : simulator.clouds()) {
            house.out().println("  " + cloud.name());
        }
        house.out().println();
        simulator
                .settings()
                .forEach((name, value) -> house.out()
                        .println(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + "=" + value));
        house.out().flush();
    }
}
