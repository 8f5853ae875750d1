package io.vitalroute.operations;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.FhirServerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code vitalroute run} as a process of its own: what it says, and how it ends. */
class RunTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Home home;
    private int port;
    private FhirServer fhir;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        home = Home.in(Files.createDirectory(folder.resolve("home")));
        fhir = FhirServer.start(FhirServerSettings.on(0).validate(false));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        settings.put("STORE_URL", "sqlite:" + folder.resolve("data/v.db"));
        settings.put("HTTP_HOST", "127.0.0.1");
        settings.put("HTTP_PORT", Integer.toString(port));
        settings.put("IN_API_KEY", "key");
        settings.put("FHIR_ENABLED", "true");
        settings.put("FHIR_URL", fhir.base().toString());
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        fhir.close();
    }

    @Test
    void SIGTERM_ends_it_with_0_and_what_was_accepted_arrives_after_the_next_start() throws Exception {
        Process accounts = start("accounts", "link", "withings", "77", "urn:oid:1.2.3|p1");
        assertThat(accounts.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(accounts.exitValue()).as(said()).isZero();
        fhir.down();
        settings.put("FHIR_ENABELD", "true");
        Process first = start("run");
        await().atMost(Duration.ofSeconds(60)).until(() -> said().contains("look at"));
        assertThat(said())
                .contains("http://127.0.0.1:" + port, "/in/{source}/{stream}", "destinations  fhir")
                .contains("FHIR_ENABELD is no setting and does nothing (did you mean FHIR_ENABLED?)")
                .doesNotContain("fhir-capabilities (");
        assertThat(post()).isEqualTo(202);

        Instant begun = Instant.now();
        first.destroy();

        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(first.exitValue()).as(said()).isZero();
        fhir.up();
        start("run");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !fhir.held("Observation").isEmpty());
        assertThat(fhir.copies("Observation").values()).containsOnly(1);
    }

    @Test
    void a_port_in_use_is_said_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(port)) {
            assertThat(refusal()).contains("R101 port " + taken.getLocalPort()).contains("HTTP_PORT");
        }
    }

    @Test
    void a_setting_that_a_route_needs_is_named_with_the_line_that_needs_it() throws Exception {
        settings.remove("FHIR_URL");

        assertThat(refusal())
                .containsPattern("routes/destinations/fhir\\.camel\\.yaml:\\d+:\\d+: C104 the setting fhir\\.url")
                .contains("FHIR_URL");
    }

    @Test
    void a_typo_in_a_route_file_is_said_with_file_and_line() throws Exception {
        home.save("spine", home.text("spine").replace("uri: direct:keep", "uri: dirct:keep"));

        assertThat(refusal()).containsPattern("routes/spine\\.camel\\.yaml:\\d+:\\d+: C121 no component .*dirct");
    }

    @Test
    void a_store_that_does_not_answer_is_said_in_one_line() throws Exception {
        settings.put("STORE_URL", "postgresql://127.0.0.1:1/none");

        assertThat(refusal()).contains("K101");
    }

    @Test
    void an_unknown_log_format_is_refused_before_anything_starts() throws Exception {
        settings.put("LOG_FORMAT", "jsn");

        assertThat(refusal()).contains("log.format").contains("did you mean \"json\"");
    }

    private String refusal() throws Exception {
        Process process = start("run");
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said()).doesNotContain("\tat ").doesNotContain("    at ");
        return said();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dvitalroute.home=" + home.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.vitalroute.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("said.txt").toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private int post() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/withings/measures"))
                .header("X-API-Key", "key")
                .header("X-Account", "77")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of("mappings/withings/samples/measures.json")))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
