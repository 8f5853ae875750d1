package io.vitalroute.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.fhir.Change;
import io.vitalroute.sandbox.fhir.FhirKit;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.FhirSink;
import io.vitalroute.sandbox.hl7.Hl7Receiver;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.HostSettings;

/**
 * The sandbox's receivers as a process of their own, for tests that kill the engine. It prints one line with the
 * addresses when it listens, and ends when its standard input ends.
 */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Receivers for tests, on 127.0.0.1. Example: sandbox --sink 0 --hl7 0 --ledger taken.tsv")
public final class SandboxMain implements Callable<Integer> {
    @Option(names = "--fhir", paramLabel = "PORT", description = "a FHIR server that validates; 0 for any free port")
    private @Nullable Integer fhir;

    @Option(names = "--sink", paramLabel = "PORT", description = "a light FHIR server for load; 0 for any free port")
    private @Nullable Integer sink;

    @Option(names = "--hl7", paramLabel = "PORT", description = "an HL7 receiver over MLLP; 0 for any free port")
    private @Nullable Integer hl7;

    @Option(names = "--ledger", paramLabel = "FILE", description = "where to write down what is taken", required = true)
    private Path ledger = Path.of("ledger.tsv");

    @Option(names = "--patient", paramLabel = "SYSTEM|VALUE", description = "a patient whom the FHIR server knows")
    private Identifier @Nullable [] patients;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Runs until standard input ends. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SandboxMain())
                .registerConverter(Identifier.class, Identifier::parse)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (Ledger taken = Ledger.open(ledger)) {
            System.out.println("ready" + start(taken));
            awaitEnd();
            while (!running.isEmpty()) {
                running.pop().close();
            }
        }
        return 0;
    }

    private String start(Ledger taken) {
        Consumer<Change> writes = change -> change.identifiers()
                .forEach(identifier -> taken.add(new Ledger.Line(
                        "fhir", change.type() + "/" + change.id(), change.version(), identifier.toString())));
        StringBuilder addresses = new StringBuilder();
        if (fhir != null) {
            FhirServer server = FhirServer.start(FhirServerSettings.on(fhir), new FhirKit(), writes);
            running.push(server);
            for (Identifier patient : Optional.ofNullable(patients).orElse(new Identifier[0])) {
                server.addPatient(patient);
            }
            addresses.append(" fhir=").append(server.base());
        }
        if (sink != null) {
            FhirSink light = FhirSink.start(HostSettings.on(sink).keepRequests(0), writes);
            running.push(light);
            addresses.append(" sink=").append(light.base());
        }
        if (hl7 != null) {
            Hl7Receiver receiver = Hl7Receiver.start(
                    Hl7Settings.on(hl7),
                    message -> taken.add(new Ledger.Line("hl7", message.sender(), 1, message.controlId())));
            running.push(receiver);
            addresses.append(" hl7=127.0.0.1:").append(receiver.port());
        }
        return addresses.toString();
    }

    private static void awaitEnd() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            // Only the end of the input means something.
        }
    }
}
