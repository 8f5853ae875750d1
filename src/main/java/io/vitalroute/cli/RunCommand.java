package io.vitalroute.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;

import io.vitalroute.camel.Engine;

/** {@code vitalroute run}: the engine, until it is told to stop. */
@Command(
        name = "run",
        description =
                "Runs the engine with the routes, mappings and settings of this folder, until it gets SIGTERM. It then"
                        + " lets what is in flight end and exits with 0, within 30 seconds.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  IN_API_KEY=... FHIR_ENABLED=true FHIR_URL=https://ehr.example.org/fhir vitalroute run")
final class RunCommand implements Callable<Integer> {
    private final House house;

    RunCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws InterruptedException {
        Engine engine = house.start(house.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(engine), "stop"));
        tell(engine);
        new CountDownLatch(1).await();
        return Vitalroute.OK;
    }

    private void tell(Engine engine) {
        house.out().println("Vitalroute listens on " + engine.address());
        house.out().println("  sources       " + words(engine.sources()));
        house.out().println("  destinations  " + words(engine.destinations()));
        house.out().println("  look at       " + engine.managementAddress() + "/health/ready and /metrics");
        house.out().flush();
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The exit code tells whether all was closed in order; without it a stop by signal would look like a crash. */
    private void stop(Engine engine) {
        int code = Vitalroute.FINDINGS;
        try {
            engine.close();
            house.out().println("Vitalroute has stopped; nothing is lost that was accepted");
            code = Vitalroute.OK;
        } finally {
            house.out().flush();
            Runtime.getRuntime().halt(code);
        }
    }
}
