package io.vitalroute.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;

import io.vitalroute.camel.Engine;

/** {@code vitalroute run}: the engine, until it is told to stop. */
@Command(
        name = "run",
        description = "Runs the engine with the routes, mappings and settings of this folder, until it gets SIGTERM.",
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
        CountDownLatch stopped = new CountDownLatch(1);
        try (Engine engine = house.start(house.settings())) {
            Thread hook = new Thread(
                    () -> {
                        engine.close();
                        stopped.countDown();
                    },
                    "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            stopped.await();
        }
        return Vitalroute.OK;
    }
}
