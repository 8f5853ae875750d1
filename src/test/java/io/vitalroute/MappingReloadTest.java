package io.vitalroute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.camel.Engine;
import io.vitalroute.config.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mapping files that change under a running engine. */
class MappingReloadTest {
    private static final String BODY = "{\"results\": [{\"taken\": \"2026-03-14T07:30:00+01:00\", \"kg\": 70.5}]}";

    @TempDir
    private Path home;

    private Assembly house;
    private int port;

    @BeforeEach
    void install() throws IOException {
        for (String file : List.of("spine.camel.yaml", "policies.camel.yaml", "sources/http.camel.yaml")) {
            Path copy = home.resolve("routes").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("routes").resolve(file), copy);
        }
        Files.createDirectories(home.resolve("mappings"));
        Files.copy(Path.of("mappings/metrics.yaml"), home.resolve("mappings/metrics.yaml"));
        write("cuff", "kg");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Settings settings = Settings.of(Map.of(
                "store.url",
                "sqlite:" + home.resolve("vitalroute.db"),
                "http.host",
                "127.0.0.1",
                "http.port",
                Integer.toString(port),
                "in.api-key",
                "key"));
        house = new Assembly(home, settings, Clock.systemUTC(), nowhere, nowhere);
    }

    @Test
    void a_new_mapping_goes_live_and_a_bad_save_leaves_the_last_good_one() throws IOException {
        try (Engine engine = house.start(house.settings())) {
            assertThat(engine.context().isStarted()).isTrue();
            assertThat(post("cuff")).isEqualTo(202);
            assertThat(post("scale")).isEqualTo(404);

            write("cuff", "kgs");
            write("scale", "kg");

            await().atMost(Duration.ofSeconds(30)).until(() -> post("scale") == 202);
            assertThat(post("cuff")).isEqualTo(202);
        }
    }

    private int post(String stream) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/acme/" + stream))
                .header("X-API-Key", "key")
                .header("X-Account", "7")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write(String stream, String unit) throws IOException {
        Path acme =
                Files.createDirectories(home.resolve("mappings/acme/samples")).getParent();
        Files.writeString(acme.resolve("samples/sample.json"), BODY);
        Files.writeString(acme.resolve(stream + ".test.yaml"), """
                tests:
                  - name: a scale gives weight
                    payload: samples/sample.json
                    readings:
                      - {metric: body-weight, value: 70.5 kg}
                """);
        Files.writeString(acme.resolve(stream + ".map.yaml"), """
                mapping: acme/%s
                version: 1
                accepts: {source: acme, stream: %s}
                each: .results
                readings:
                  - {metric: body-weight, at: .taken, value: .kg, unit: %s}
                """.formatted(stream, stream, unit));
    }
}
