package io.vitalroute.operations;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.CommandRun;
import io.vitalroute.Installation;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Routes and mappings as Kubernetes mounts them from ConfigMaps: names are links through {@code ..data} into a hidden
 * folder, and a change exchanges {@code ..data} at once.
 */
class MountedFolderTest {
    private static final String BODY = "{\"results\": [{\"taken\": \"2026-03-14T07:30:00+01:00\", \"kg\": 70.5}]}";
    private static final String PING = """
            - route:
                id: ping
                description: Says a word.
                from:
                  uri: platform-http:/ping
                  steps:
                    - setBody:
                        constant: %s
            """;

    @TempDir
    private Path folder;

    @Test
    void mounted_folders_are_read_linted_and_reloaded_when_they_are_exchanged() throws IOException {
        Path home = folder.resolve("home");
        publish(home, "first", "kg");

        CommandRun lint =
                CommandRun.in(home, Map.of(), "lint", home.resolve("mappings").toString());
        assertThat(lint.code()).as(lint.out() + lint.err()).isZero();
        try (LogLines log = LogLines.capture();
                Installation site = Installation.prepared(
                        home,
                        folder,
                        Map.of("reload.every", "50"),
                        FhirServerSettings.on(0).validate(false),
                        Hl7Settings.on(0))) {
            site.start();
            site.link("acme", "7", "p1");
            assertThat(ping(site)).isEqualTo("first");
            assertThat(site.post("acme", "scale", "7", BODY).statusCode()).isEqualTo(202);

            publish(home, "second", "\"[lb_av]\"");

            await().until(() -> "second".equals(ping(site)));
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains("mappings now:")));
            assertThat(site.post("acme", "scale", "7", BODY + " ").statusCode()).isEqualTo(202);
            site.settle();
            assertThat(site.observations("29463-7"))
                    .as("corrected by the new mapping")
                    .singleElement()
                    .satisfies(o -> assertThat(
                                    o.resource().at("/valueQuantity/value").asText())
                            .startsWith("31.9"));
            assertThat(log.lines()).noneMatch(line -> line.contains("not taken over"));
        }
    }

    /** Writes a new version of both folders and exchanges them. */
    private void publish(Path home, String word, String unit) throws IOException {
        Path routes = Files.createDirectories(home.resolve("routes/..of_" + word));
        copy(Path.of("routes"), routes);
        Files.writeString(routes.resolve("sources/ping.camel.yaml"), PING.formatted(word));
        mount(home.resolve("routes"), routes.getFileName());
        Path mappings = Files.createDirectories(home.resolve("mappings/..of_" + word));
        Files.copy(Path.of("mappings/metrics.yaml"), mappings.resolve("metrics.yaml"));
        Path acme = Files.createDirectories(mappings.resolve("acme/samples")).getParent();
        Files.writeString(acme.resolve("samples/scale.json"), BODY);
        Files.writeString(acme.resolve("scale.map.yaml"), """
                mapping: acme/scale
                version: 1
                accepts: {source: acme, stream: scale}
                each: .results
                readings:
                  - {metric: body-weight, at: .taken, value: .kg, unit: %s}
                """.formatted(unit));
        Files.writeString(acme.resolve("scale.test.yaml"), """
                tests:
                  - name: a scale gives weight
                    payload: samples/scale.json
                    readings:
                      - {metric: body-weight, value: "70.5 %s"}
                """.formatted(unit.replace("\"", "")));
        mount(home.resolve("mappings"), mappings.getFileName());
    }

    private static void mount(Path folder, Path version) throws IOException {
        Path fresh = Files.createSymbolicLink(folder.resolve("..data_tmp"), version);
        Files.move(fresh, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder.resolve("..data"))) {
            entries = listed.map(Path::getFileName).toList();
        }
        for (Path entry : entries) {
            if (!Files.exists(folder.resolve(entry.toString()))) {
                Files.createSymbolicLink(
                        folder.resolve(entry.toString()), Path.of("..data").resolve(entry));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String ping(Installation site) {
        return site.send(HttpRequest.newBuilder(site.uri("/ping")).build()).body();
    }
}
