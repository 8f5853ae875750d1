package io.vitalroute.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import io.vitalroute.camel.Engine;
import io.vitalroute.config.Settings;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.reading.Metrics;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.store.Store;

/**
 * {@code vitalroute warm-up}: does once what commands do, so that the launcher can archive the classes that they load
 * (AppCDS). Changes nothing on disk.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what commands need, for the launcher's class archive.")
final class WarmUpCommand implements Callable<Integer> {
    private final House house;

    WarmUpCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        String sample =
                house.home().resolve("mappings/withings/samples/measures.json").toString();
        for (String to : new String[] {"readings", "fhir", "oru"}) {
            CommandLine map = new CommandLine(new MapCommand(new Quiet(house)));
            map.execute("withings/measures", sample, "--to", to, "--patient", "urn:oid:1.2.3|p1");
        }
        try (Engine engine = house.start(house.settings().with(settings()))) {
            return engine.destinations().isEmpty() ? Vitalroute.FINDINGS : Vitalroute.OK;
        }
    }

    /** An engine that nobody can reach, with a store that is gone afterwards. */
    private static Map<String, String> settings() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return Map.of(
                    "store.url", "memory",
                    "http.host", "127.0.0.1",
                    "http.port", Integer.toString(free.getLocalPort()),
                    "reload.every", "0",
                    "drop.enabled", "false",
                    "kafka-in.enabled", "false",
                    "oru.enabled", "true",
                    "oru.host", "127.0.0.1",
                    "oru.port", "9");
        }
    }

    /** The same house, whose output nobody sees. */
    private record Quiet(House house) implements House {
        private static final PrintStream NOWHERE =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        @Override
        public Path home() {
            return house.home();
        }

        @Override
        public Settings settings() {
            return house.settings();
        }

        @Override
        public Clock clock() {
            return house.clock();
        }

        @Override
        public PrintStream out() {
            return NOWHERE;
        }

        @Override
        public PrintStream err() {
            return NOWHERE;
        }

        @Override
        public Metrics metrics() {
            return house.metrics();
        }

        @Override
        public Mappings mappings() {
            return house.mappings();
        }

        @Override
        public Store store(Settings own) {
            return house.store(own);
        }

        @Override
        public ConnectParts connecting(Store store) {
            return house.connecting(store);
        }

        @Override
        public Engine start(Settings own) {
            return house.start(own);
        }
    }
}
