package io.vitalroute.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.vitalroute.Main;
import io.vitalroute.identity.Links;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.sandbox.SandboxMain;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.awaitility.Awaitility.await;

/**
 * Durable payloads of one reading each, over many connections, into an engine with a store on disk and on to a FHIR server:
 * three processes, this one being the sender. First through {@link CamelHapi}, what one would write by hand, then through
 * Vitalroute. Arguments: payloads, connections, rounds (the early ones warm up), rounds by hand (half as many, with a tenth
 * of the payloads, if not given).
 */
public final class Load implements AutoCloseable {
    private static final int ACCOUNTS = 500;
    private static final int PORT = 18_080;
    private static final String KEY = "an-api-key-of-the-load";

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final Path ledger;

    private Load() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "load");
        ledger = folder.resolve("taken.tsv");
    }

    /** Runs it and prints what was measured. */
    public static void main(String[] args) throws Exception {
        int payloads = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int connections = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        int byHand = args.length > 3 ? Integer.parseInt(args[3]) : rounds / 2;
        run("Camel and HAPI by hand", Load::byHand, payloads / 10, connections, byHand);
        run("Vitalroute", Load::vitalroute, payloads, connections, rounds);
    }

    private static void run(String name, Start start, int payloads, int connections, int rounds) throws Exception {
        try (Load load = new Load()) {
            Thread stop = new Thread(load::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            if (rounds > 0) {
                System.out.println(name);
                long begun = System.nanoTime();
                start.start(load, load.receiver());
                Connection.await(PORT);
                System.out.printf(Locale.ROOT, "listens after %.1f s%n", seconds(begun));
            }
            for (int round = 0; round < rounds; round++) {
                load.round(round, payloads, connections);
            }
        }
    }

    /** Starts an engine that sends to a FHIR server. */
    private interface Start {
        void start(Load load, String fhir) throws IOException;
    }

    private void byHand(String fhir) throws IOException {
        run(
                ProcessBuilder.Redirect.to(folder.resolve("hand.log").toFile()),
                Map.of(),
                CamelHapi.class.getName(),
                Integer.toString(PORT),
                folder.resolve("hand.db").toString(),
                fhir);
    }

    private void vitalroute(String fhir) throws IOException {
        StoreSettings store = StoreSettings.of("sqlite:" + folder.resolve("vitalroute.db"));
        try (Store tool = Store.open(store.as(StoreSettings.Role.TOOL))) {
            tool.links().link(accounts());
        }
        run(
                ProcessBuilder.Redirect.DISCARD,
                Map.of(
                        "STORE_URL",
                        store.url(),
                        "HTTP_HOST",
                        "127.0.0.1",
                        "HTTP_PORT",
                        Integer.toString(PORT),
                        "IN_API_KEY",
                        KEY,
                        "FHIR_ENABLED",
                        "true",
                        "FHIR_URL",
                        fhir),
                Main.class.getName(),
                "run");
    }

    private String receiver() throws IOException {
        Process process = run(
                ProcessBuilder.Redirect.PIPE, Map.of(), SandboxMain.class.getName(), "--sink=0", "--ledger=" + ledger);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return out.readLine().replace("ready sink=", "");
    }

    private Process run(ProcessBuilder.Redirect output, Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", Engine.LOGGING));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private void round(int round, int payloads, int connections) throws Exception {
        long[] micros = new long[payloads];
        long before = taken();
        long[] processors = processors();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Future<?>> work = new ArrayList<>();
        long begun = System.nanoTime();
        for (int connection = 0; connection < connections; connection++) {
            int first = connection;
            work.add(threads.submit(() -> send(round, first, connections, micros)));
        }
        for (Future<?> one : work) {
            one.get();
        }
        double accepted = seconds(begun);
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> taken() - before >= payloads);
        double delivered = seconds(begun);
        threads.shutdown();
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%s: accepted %,.0f/s, p50 %.1f ms, p95 %.1f ms; kept to delivered %,.0f/s%n",
                round == 0 ? "warm-up" : "round " + round,
                payloads / accepted,
                micros[payloads / 2] / 1000.0,
                micros[payloads * 95 / 100] / 1000.0,
                payloads / delivered);
        long[] after = processors();
        System.out.printf(
                Locale.ROOT,
                "  processor time for a payload: engine %d us, receiver %d us, sender %d us%n",
                (after[1] - processors[1]) / payloads,
                (after[0] - processors[0]) / payloads,
                (after[2] - processors[2]) / payloads);
    }

    /** Microseconds that the receiver, the engine and the sender have used; what others take does not count. */
    private long[] processors() {
        return new long[] {
            processor(processes.get(0).toHandle()),
            processor(processes.get(1).toHandle()),
            processor(ProcessHandle.current())
        };
    }

    private static long processor(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1_000;
    }

    private static Object send(int round, int first, int step, long[] micros) throws IOException {
        try (Connection connection = new Connection(PORT, KEY)) {
            for (int i = first; i < micros.length; i += step) {
                long begun = System.nanoTime();
                connection.send("load-" + i % ACCOUNTS, weighing(round * 10_000_000L + i, i));
                micros[i] = (System.nanoTime() - begun) / 1_000;
            }
        }
        return micros;
    }

    private static String weighing(long group, int i) {
        long date = 1_773_473_000L + i;
        return "{\"status\":0,\"body\":{\"updatetime\":" + date + ",\"timezone\":\"Europe/Zurich\",\"measuregrps\":[{"
                + "\"grpid\":" + group + ",\"attrib\":0,\"date\":" + date + ",\"created\":" + date + ",\"modified\":"
                + date + ",\"category\":1,\"deviceid\":\"c0ffee01\",\"model\":\"Body Scan\",\"measures\":[{\"value\":"
                + (60_000 + i % 20_000) + ",\"type\":1,\"unit\":-3}]}]}}";
    }

    private long taken() throws IOException {
        try (var lines = Files.lines(ledger)) {
            return lines.filter(line -> line.startsWith("fhir\tObservation/")).count();
        }
    }

    private static List<Links.Link> accounts() {
        List<Links.Link> links = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String name = "load-" + i;
            PatientRef.Identifier patient = new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", name);
            links.add(new Links.Link(
                    new Links.Account("withings", name),
                    new PatientRef(List.of(patient)),
                    (ZoneId) null,
                    Instant.now()));
        }
        return links;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
