package io.vitalroute.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.crm.CrmInbox;
import io.vitalroute.sandbox.crm.CrmSettings;
import io.vitalroute.sandbox.crm.Signature;
import io.vitalroute.sandbox.crm.Webhook;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A CRM's webhook, a folder of files, a template over FHIR resources, and a drop folder as the source. */
class OtherDestinationsTest {
    private static final String SECRET = "a-secret-of-the-test";

    @TempDir
    private static Path folder;

    private static CrmInbox crm;
    private static Installation site;
    private static People people;

    @BeforeAll
    static void start() throws IOException {
        crm = CrmInbox.start(
                CrmSettings.on(0).signed(new Signature(SECRET, "X-Vitalroute-Signature", "X-Vitalroute-Timestamp")));
        Path home = Bench.home(folder);
        Files.writeString(
                home.resolve("mappings/templates/ward.jslt"),
                "{\"note\": [{\"text\": \"mapped by \" + $reading.mapping}], \"effectiveDateTime\": \"2026-03-14\"}");
        site = Installation.prepared(
                home,
                folder,
                Map.ofEntries(
                        Map.entry("oru.enabled", "false"),
                        Map.entry("fhir.template", "ward"),
                        Map.entry("crm-webhook.enabled", "true"),
                        Map.entry("crm-webhook.url", crm.url().toString()),
                        Map.entry("crm-webhook.secret", SECRET),
                        Map.entry("crm-webhook.retry-first", "100ms"),
                        Map.entry("file.enabled", "true"),
                        Map.entry("file.format", "fhir-ndjson"),
                        Map.entry("file.folder", folder.resolve("out").toString()),
                        Map.entry("drop.enabled", "true"),
                        Map.entry("drop.folder", folder.resolve("drop").toString()),
                        Map.entry("drop.every", "200"),
                        Map.entry("drop.settle", "0")),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        people = People.of(site);
        site.start();
    }

    @AfterEach
    void mend() {
        crm.faults().clear();
    }

    @AfterAll
    static void stop() {
        site.close();
        crm.close();
    }

    @Test
    void each_reading_is_posted_signed_and_as_the_template_says() throws IOException {
        String who = people.linked();

        people.post(Weight.of("a", who, "31.250"));
        site.settle();
        people.post(Weight.of("a", who, "31.250").version(2, "31.750"));
        site.settle();

        List<JsonNode> events = events(who);
        assertThat(events)
                .extracting(e -> e.path("event").asText())
                .containsExactly("reading.created", "reading.corrected");
        assertThat(crm.taken().get(crm.taken().size() - 2).request().text())
                .contains("\"value\":" + Canary.number("31.250") + ",");
        assertThat(events.get(0).path("externalId")).isEqualTo(events.get(1).path("externalId"));
    }

    @Test
    void a_post_that_may_have_arrived_is_repeated_under_the_same_key() throws IOException {
        String who = people.linked();
        crm.faults()
                .when(1, r -> r.text().contains("p-" + who), new Fault.Close(true))
                .when(1, r -> r.text().contains("p-" + who), Fault.tooManyRequests(Duration.ofSeconds(1)));

        people.post(Weight.of("a", who, "32.25"));

        site.settle();
        assertThat(crm.requests().stream().filter(r -> r.text().contains("p-" + who)))
                .hasSize(3)
                .extracting(r -> r.header("Idempotency-Key").orElseThrow())
                .containsOnly(crm.requests()
                        .get(crm.requests().size() - 1)
                        .header("Idempotency-Key")
                        .orElseThrow());
        assertThat(events(who)).hasSize(1);
    }

    @Test
    void a_refused_post_is_parked_and_the_next_one_goes_out() throws IOException {
        String who = people.linked();
        crm.faults().when(1, r -> r.text().contains("p-" + who), Fault.status(422));

        people.post(Weight.of("a", who, "33.25"));
        people.post(Weight.of("b", who, "33.75").at(Bench.MORNING.plusSeconds(60)));

        site.settle();
        assertThat(people.parked(who, "crm-webhook")).hasSize(1);
        assertThat(events(who)).hasSize(1);
    }

    @Test
    void a_template_is_laid_over_the_observation() {
        String who = people.linked();

        people.post(Weight.of("a", who, "34.25"));

        site.settle();
        assertThat(people.weights(who)).singleElement().satisfies(w -> {
            assertThat(w.resource().at("/note/0/text").asText()).isEqualTo("mapped by bench/weights@1");
            assertThat(w.resource().at("/effectiveDateTime").asText()).isEqualTo("2026-03-14");
        });
    }

    @Test
    void a_delivery_is_a_complete_file_of_resources_and_nothing_half_written_lies_beside() throws IOException {
        String who = people.linked();

        people.post(Weight.of("a", who, "35.250"));

        site.settle();
        List<Path> files = files(folder.resolve("out"), "p-" + who);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).toString()).endsWith(".fhir.ndjson");
        JsonNode resource = new ObjectMapper().readTree(Files.readString(files.get(0)));
        assertThat(resource.path("resourceType").asText()).isEqualTo("Observation");
        assertThat(resource.path("id").asText()).isNotEmpty();
        assertThat(files(folder.resolve("out"), "").stream().map(Path::toString))
                .noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void a_dropped_file_is_taken_once_and_archived() throws IOException {
        String who = people.linked();

        drop(Bench.SOURCE + "/" + Bench.STREAM + "/_", "weights.json", Bench.payload(Weight.of("a", who, "36.25")));

        await().until(() -> people.weights(who).size() == 1);
        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        Path place = folder.resolve("drop/bench/weights/_");
        await().until(() -> Files.exists(place.resolve(".done")));
        assertThat(place.resolve("weights.json")).doesNotExist();
        try (Stream<Path> done = Files.list(place.resolve(".done"))) {
            assertThat(done)
                    .singleElement()
                    .satisfies(f -> assertThat(f.toString()).endsWith("-weights.json"));
        }
    }

    @Test
    void a_file_in_a_folder_of_no_source_is_set_aside() throws IOException {
        drop("Bench/weights/x", "lost.json", "{}");

        Path failed = folder.resolve("drop/Bench/weights/x/.failed");
        await().until(() -> Files.exists(failed));
        assertThat(folder.resolve("drop/Bench/weights/x/lost.json")).doesNotExist();
    }

    private static void drop(String place, String name, String text) throws IOException {
        Path target = folder.resolve("drop").resolve(place);
        Files.createDirectories(target);
        Path hidden = Files.writeString(target.resolve(".uploading"), text);
        Files.move(hidden, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> files(Path in, String text) throws IOException {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(in)) {
            List<Path> found = new java.util.ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(text)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    private static List<JsonNode> events(String who) throws IOException {
        List<JsonNode> events = new java.util.ArrayList<>();
        for (Webhook webhook : crm.taken()) {
            if (webhook.request().text().contains("|p-" + who + "\"")) {
                events.add(new ObjectMapper()
                        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree(webhook.request().body()));
            }
        }
        return events;
    }
}
