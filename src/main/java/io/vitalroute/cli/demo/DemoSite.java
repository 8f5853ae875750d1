package io.vitalroute.cli.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import io.vitalroute.sandbox.Sandbox;

/**
 * The demo's installation: a free port, a key that nobody else knows, a store in a temporary folder.
 *
 * @param settings of the engine, between this sandbox's vendors and receivers
 */
record DemoSite(int port, String key, Path folder, Map<String, String> settings) {

    static DemoSite beside(Sandbox sandbox, Path folder) throws IOException {
        int port = freePort();
        String key = UUID.randomUUID().toString();
        Map<String, String> settings = Map.ofEntries(
                Map.entry("store.url", "sqlite:" + folder.resolve("vitalroute.db")),
                Map.entry("http.host", "127.0.0.1"),
                Map.entry("http.port", Integer.toString(port)),
                Map.entry("in.enabled", "true"),
                Map.entry("in.api-key", key),
                Map.entry("fhir.enabled", "true"),
                Map.entry("fhir.url", sandbox.fhir().base().toString()),
                Map.entry("fhir.auth", "none"),
                Map.entry("oru.enabled", "true"),
                Map.entry("oru.host", "127.0.0.1"),
                Map.entry("oru.port", Integer.toString(sandbox.hl7().port())));
        return new DemoSite(port, key, folder, settings);
    }

    /** Where payloads of a stream are posted. */
    URI in(String source, String stream) {
        return URI.create("http://127.0.0.1:" + port + "/in/" + source + "/" + stream);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
