package io.vitalroute.operations;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

/** Mapping files that change while the engine runs and senders send. */
class MappingReloadTest {
    private static final String MAPPING = """
            mapping: acme/scale
            version: 1
            accepts: {source: acme, stream: scale}
            each: .results
            shared: {key: .id, at: .taken}
            readings:
              - {metric: body-weight, value: .kg, unit: kg}
            """;
    private static final String TESTS = """
            tests:
              - name: a scale gives weight
                payload: samples/scale.json
                readings:
                  - {metric: body-weight, value: %s kg}
            """.formatted(kilograms(0));

    private static final int ACCOUNTS = 5;

    @TempDir
    private Path folder;

    private Home home;
    private Installation site;
    private LogLines log;

    @BeforeEach
    void start() throws IOException {
        home = Home.in(Files.createDirectory(folder.resolve("home")));
        save("samples/scale.json", payload(0));
        save("scale.test.yaml", TESTS);
        save("scale.map.yaml", MAPPING);
        log = LogLines.capture();
        site = Installation.prepared(
                home.folder(), folder, Map.of(), FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
        site.start();
        for (int n = 0; n < ACCOUNTS; n++) {
            site.link("acme", "a" + n, "p" + n);
        }
    }

    @AfterEach
    void stop() {
        site.close();
        log.close();
    }

    @Test
    void bad_saves_under_load_stop_nothing_and_lose_nothing_and_a_good_one_takes_effect() throws Exception {
        Senders senders = Senders.begin(this::post);
        try (senders) {
            senders.await(202, 5);
            save("scale.map.yaml", MAPPING.substring(0, MAPPING.indexOf("value: .kg")));
            saidUnderLoad("acme/scale.map.yaml:7:", senders);
            save("scale.map.yaml", MAPPING.replace("unit: kg", "unit: kgs"));
            saidUnderLoad("U101", senders);
            save("scale.map.yaml", MAPPING.replace("value: .kg", "value: .kg, scale: 0.1"));
            saidUnderLoad("C221", senders);
            save("scale.map.yaml", MAPPING.replace("version: 1", "version: 2"));
            saidUnderLoad("acme/scale@2", senders);
            assertThat(senders.answers().values()).containsOnly(202);
        }
        assertAllDeliveredOnce(senders);
    }

    @Test
    void while_its_file_is_gone_senders_are_told_and_afterwards_their_payloads_flow_by_themselves() throws Exception {
        Senders senders = Senders.begin(this::post);
        try (senders) {
            senders.await(202, 5);
            Files.delete(acme("scale.map.yaml"));
            senders.await(404, 5);
            save("scale.map.yaml", MAPPING.replace("version: 1", "version: 2"));
            senders.await(202, 5);
            assertThat(log.said("acme/scale@2")).isTrue();
            assertThat(senders.answers().values()).containsOnly(202, 404);
        }
        assertAllDeliveredOnce(senders);
    }

    @Test
    void what_came_before_its_mapping_was_there_flows_after_the_next_start() throws IOException {
        Files.delete(acme("scale.map.yaml"));
        await().until(() -> post(1) == 404);
        site.settle();
        site.stop();

        save("scale.map.yaml", MAPPING);
        site.start();

        await().until(() -> site.observations("29463-7").size() == 1);
    }

    private void saidUnderLoad(String words, Senders senders) {
        await().until(() -> log.said(words));
        senders.await(202, 5);
    }

    private void assertAllDeliveredOnce(Senders senders) {
        site.settle();
        Set<String> sent = senders.answers().keySet().stream()
                .map(MappingReloadTest::kilograms)
                .collect(Collectors.toSet());
        assertThat(site.observations("29463-7"))
                .extracting(held -> held.resource()
                        .at("/valueQuantity/value")
                        .decimalValue()
                        .toPlainString())
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(site.fhir.copies("Observation").values()).containsOnly(1);
        assertThat(site.hl7.taken())
                .extracting(message -> message.segments("OBX").get(0).split("\\|", -1)[5])
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    private int post(int n) {
        return site.post("acme", "scale", "a" + n % ACCOUNTS, payload(n)).statusCode();
    }

    private static String payload(int n) {
        return """
                {"results": [{"id": "r%d", "taken": "2026-03-14T07:30:00+01:00", "kg": %s}]}""".formatted(n, kilograms(n));
    }

    private static String kilograms(int n) {
        return Canary.number(BigDecimal.valueOf(70_000 + n, 3).toPlainString());
    }

    private Path acme(String file) {
        return home.folder().resolve("mappings/acme").resolve(file);
    }

    /** Saves as editors do: a new file in the place of the old one. */
    private void save(String file, String text) throws IOException {
        Files.createDirectories(acme(file).getParent());
        Path beside = Files.createTempFile(folder, "save", ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, acme(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
