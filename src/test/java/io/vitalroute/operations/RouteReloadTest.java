package io.vitalroute.operations;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Route files that change while the engine runs. */
class RouteReloadTest {
    private static final String PING = """
            - route:
                id: ping
                from:
                  uri: platform-http:/ping
                  steps:
                    - setBody:
                        constant: first
            """;

    @TempDir
    private Path folder;

    private Home home;
    private Installation site;
    private LogLines log;

    @BeforeEach
    void start() throws IOException {
        home = Home.in(Files.createDirectory(folder.resolve("home")));
        log = LogLines.capture();
        site = Installation.prepared(
                home.folder(),
                folder,
                Map.of("reload.every", "50"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
    }

    @AfterEach
    void stop() {
        site.close();
        log.close();
    }

    @Test
    void a_bad_save_under_load_stops_nothing_and_loses_nothing_and_a_good_one_takes_effect() throws Exception {
        site.link("withings", "77", "p1");
        String shipped = home.text("destinations/fhir");
        Senders senders = Senders.begin(this::post);
        try (senders) {
            home.save("destinations/fhir", shipped.replace("method: authorize", "method: authorise"));
            saidUnderLoad("routes/destinations/fhir.camel.yaml: not taken over", senders);
            home.save("destinations/fhir", shipped.replace("uri: outbox:fhir", "uri: outbocks:fhir"));
            saidUnderLoad("outbocks", senders);
            home.save("destinations/fhir", shipped.replace("steps:", "  steps:"));
            saidUnderLoad("C101", senders);
            home.save("destinations/fhir", shipped + "# saved well\n");
            saidUnderLoad("routes/destinations/fhir.camel.yaml: taken over", senders);
        }
        site.settle();

        assertThat(senders.answers().values()).containsOnly(202);
        assertThat(site.observations("29463-7")).hasSameSizeAs(senders.answers().keySet());
        assertThat(log.lines())
                .anyMatch(line -> line.matches(".*routes/destinations/fhir\\.camel\\.yaml:\\d+:\\d+: C.*"));
    }

    @Test
    void senders_are_told_to_come_again_and_never_that_there_is_nothing_while_their_route_is_exchanged()
            throws Exception {
        site.link("withings", "77", "p1");
        List<String> silent = new CopyOnWriteArrayList<>();
        Senders senders = Senders.begin(n -> {
            HttpResponse<String> answer = site.post("withings", "measures", "77", measure(n));
            if (answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isEmpty()) {
                silent.add(answer.body());
            }
            return answer.statusCode();
        });
        try (senders) {
            for (String file : List.of("sources/http", "spine", "sources/http", "policies", "sources/http")) {
                long before = takenOver();
                home.save(file, home.text(file) + "# saved again\n");
                await().until(() -> takenOver() > before);
                senders.await(202, 5);
            }
        }
        site.settle();

        assertThat(senders.answers().values()).containsAnyOf(202).isSubsetOf(202, 503);
        assertThat(silent).as("503 without Retry-After").isEmpty();
        assertThat(site.observations("29463-7")).hasSize((int) senders.count(202));
        assertThat(site.send(HttpRequest.newBuilder(site.uri("/nothing")).build())
                        .statusCode())
                .isEqualTo(404);
    }

    private long takenOver() {
        return log.lines().stream()
                .filter(line -> line.contains(": taken over"))
                .count();
    }

    @Test
    void a_new_file_starts_a_changed_one_changes_and_a_removed_one_stops() throws Exception {
        home.save("sources/ping", PING);
        await().until(() -> "first".equals(ping()));

        home.save("sources/ping", PING.replace("first", "second"));
        await().until(() -> "second".equals(ping()));

        Files.delete(home.route("sources/ping"));
        await().until(() -> log.said("sources/ping.camel.yaml: removed"));
        assertThat(ping()).doesNotContain("second");
        assertThat(site.post("withings", "measures", "77", measure(1)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_folder_that_is_empty_all_of_a_sudden_stops_nothing() throws Exception {
        try (Stream<Path> files = Files.walk(home.folder().resolve("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        await().until(() -> log.said("no route file is left"));
        assertThat(post(1)).isEqualTo(202);
    }

    @Test
    void a_file_that_takes_the_route_of_another_or_is_empty_is_refused() throws Exception {
        home.save("sources/ping", PING.replace("id: ping", "id: http-in"));
        await().until(() -> log.said("the route http-in is in routes/sources/http.camel.yaml already"));

        home.save("destinations/fhir", "\n");
        await().until(() -> log.said("routes/destinations/fhir.camel.yaml:1:1: C107"));
        site.link("withings", "77", "p1");
        site.post("withings", "measures", "77", measure(1));
        site.settle();
        assertThat(site.observations("29463-7")).hasSize(1);
    }

    private void saidUnderLoad(String words, Senders senders) {
        await().until(() -> log.said(words));
        senders.await(202, 5);
    }

    private int post(int n) {
        return site.post("withings", "measures", "77", measure(n)).statusCode();
    }

    private String ping() {
        return site.send(HttpRequest.newBuilder(site.uri("/ping")).build()).body();
    }

    private static String measure(int n) {
        return """
                {"status": 0, "body": {"updatetime": 1773473460, "timezone": "Europe/Paris", "measuregrps": [
                  {"grpid": %d, "attrib": 0, "date": %d, "created": 1773473460, "modified": 1773473460, "category": 1,
                   "deviceid": "d1", "measures": [{"value": 70000%s, "type": 1, "unit": -14}]}]}}
                """.formatted(n, 1773000000 + n, Canary.DIGITS);
    }
}
