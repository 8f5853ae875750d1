package io.vitalroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.vitalroute.camel.Engine;
import io.vitalroute.cli.House;
import io.vitalroute.config.Settings;
import io.vitalroute.sandbox.Sandbox;
import io.vitalroute.sandbox.SandboxSettings;
import io.vitalroute.sandbox.vendor.Script;
import io.vitalroute.sandbox.vendor.Vendors;

/** {@code vitalroute demo}. */
@Command(
        name = "demo",
        description = {
            "Runs the engine between simulated vendors, a FHIR R4 server that validates and an HL7 receiver that"
                    + " acknowledges, all in this process and all invented; needs nothing installed.",
            "With --once it stops when all is settled, and exits 0 only if every expected Observation and ORU arrived."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute demo --once")
public final class DemoCommand implements Callable<Integer> {
    private final House house;

    @Option(names = "--once", description = "Stop when all is settled.")
    private boolean once;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Which invented values; the same seed gives the same ones.")
    private long seed;

    @Option(
            names = "--every",
            defaultValue = "30",
            description = "Without --once: seconds between two rounds of vendors.")
    private int every;

    /** The command of this house. */
    public DemoCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("vitalroute-demo");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.strict())) {
            DemoSite site = DemoSite.beside(sandbox, folder);
            Settings settings = house.settings().with(site.settings());
            house.out().println(Banner.of(sandbox, site));
            try (Engine engine = house.start(settings)) {
                return rounds(sandbox, site, settings);
            }
        } finally {
            delete(folder);
        }
    }

    private int rounds(Sandbox sandbox, DemoSite site, Settings settings) throws IOException, InterruptedException {
        LocalDate day =
                LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC).minusDays(2);
        try (Round round = new Round(house, sandbox, site, settings)) {
            round.link(Vendors.people());
            for (int n = 0; ; n++) {
                Script script = Vendors.all(seed + n, day.minusDays(n));
                boolean complete = round.play(script);
                if (once) {
                    return complete ? 0 : 1;
                }
                TimeUnit.SECONDS.sleep(every);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
