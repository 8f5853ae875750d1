package io.vitalroute.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code ./vitalroute run} takes until it accepts a payload, and how much memory it has after half a minute with
 * nothing to do: shipped routes and mappings, a store on disk, FHIR and HL7 destinations open. Argument: how often.
 */
public final class Start {
    private static final int PORT = 18_082;

    private Start() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            Path folder = Files.createTempDirectory(Path.of("target"), "start");
            Map<String, String> environment = Map.of(
                    "STORE_URL", "sqlite:" + folder.resolve("vitalroute.db"),
                    "HTTP_PORT", Integer.toString(PORT),
                    "IN_API_KEY", "an-api-key-of-the-start",
                    "FHIR_ENABLED", "true",
                    "FHIR_URL", "http://127.0.0.1:9/fhir",
                    "ORU_ENABLED", "true",
                    "ORU_HOST", "127.0.0.1",
                    "ORU_PORT", "9");
            long begun = System.nanoTime();
            try (Engine engine = Engine.start(environment, folder.resolve("log"), List.of("./vitalroute", "run"))) {
                while (!isOpen()) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                TimeUnit.SECONDS.sleep(30);
                System.out.printf(Locale.ROOT, "accepts after %.2f s, %d MB when idle%n", seconds, engine.resident());
            }
        }
    }

    private static boolean isOpen() {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
