package io.vitalroute.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.CommandRun;
import io.vitalroute.check.MappingFolder;
import io.vitalroute.identity.Links;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Destination;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Outbox;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.Rendering;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Payload;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** messages, replay and patients over a real store in which one payload was delivered and one waits for a link. */
class JournalCommandsTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private Spine spine;

    @BeforeEach
    void fill() throws IOException {
        byte[] body = Files.readAllBytes(Path.of("mappings/withings/samples/measures.json"));
        try (Store store = Store.open(StoreSettings.of(url()), Clock.systemUTC())) {
            store.links()
                    .link(List.of(new Links.Link(
                            new Links.Account("withings", "77"),
                            new PatientRef(List.of(new Identifier("urn:oid:1.2.3", "p1"))),
                            null,
                            Instant.now())));
            spine = spine(store);
            for (String account : List.of("77", "78")) {
                now(spine.keep(Payload.of("withings", "measures", account, Instant.now(), "application/json", body)));
            }
            work(store);
            deliver(store);
        }
    }

    @Test
    void messages_are_listed_newest_first_without_a_value() {
        CommandRun run = run("messages");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().findFirst().orElseThrow()).contains("withings/measures\t78\twaiting");
        assertThat(run.out()).contains("\t77\tdone\t").doesNotContain("68.25", "68250");
    }

    @Test
    void messages_are_found_by_filter() {
        assertThat(run("messages", "--account", "78").out().lines()).hasSize(1);
        assertThat(run("messages", "--state", "waiting").out()).contains("\t78\t");
        assertThat(run("messages", "--source", "garmin").out()).isEmpty();
    }

    @Test
    void one_message_shows_readings_and_deliveries_and_values_only_on_request() {
        String id = id("77");

        CommandRun run = run("messages", id.substring(0, 10));
        CommandRun whole = run("messages", id, "--patient-data");

        assertThat(run.out())
                .contains("reading\t", "\tbody-weight\t", "delivery\t", "\tsink\tdelivered\t")
                .doesNotContain("68.250", "it was fine");
        assertThat(whole.out()).contains("68.250").contains("the receiver said:\nit was fine");
    }

    @Test
    void an_unknown_message_is_said_so() {
        CommandRun run = run("messages", "zzz");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("C121").contains("vitalroute messages");
    }

    @Test
    void the_same_bytes_go_out_again_as_was() {
        try (Store store = open()) {
            assertThat(due(store)).isEmpty();
        }

        assertThat(run("replay", id("77"), "--as-was", "--dry-run").out()).contains("the same bytes: delivery");
        try (Store store = open()) {
            assertThat(due(store)).isEmpty();
        }
        assertThat(run("replay", id("77"), "--as-was", "--to", "elsewhere").out())
                .isEmpty();
        assertThat(run("replay", id("77"), "--as-was", "--to", "sink").code()).isZero();

        try (Store store = open()) {
            assertThat(due(store)).hasSize(1);
        }
    }

    @Test
    void a_payload_is_worked_on_again_with_todays_mapping() {
        CommandRun run = run("replay", "--account", "77");

        assertThat(run.out()).startsWith("with today's mapping: ").contains("withings/measures");
        try (Store store = open()) {
            spine = spine(store);
            work(store);
            assertThat(due(store)).isNotEmpty();
        }
    }

    @Test
    void replay_wants_to_know_what() {
        CommandRun run = run("replay");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("say what");
    }

    @Test
    void a_decision_about_a_reading_that_is_not_parked_is_refused() {
        CommandRun run = run("replay", "--accept", "nothing");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("no parked reading nothing\n");
    }

    @Test
    void patients_are_listed_with_their_accounts() {
        assertThat(run("patients").out()).isEqualTo("urn:oid:1.2.3|p1\twithings/77\n");
    }

    private CommandRun run(String... args) {
        return CommandRun.in(HOME, Map.of("store.url", url()), args);
    }

    private String id(String account) {
        return run("messages", "--account", account).out().split("\t")[0];
    }

    private String url() {
        return "sqlite:" + folder.resolve("vitalroute.db");
    }

    private Store open() {
        return Store.open(StoreSettings.of(url()), Clock.systemUTC());
    }

    private void work(Store store) {
        for (Inbox.Job job : now(store.inbox().claim(10, LEASE))) {
            now(spine.work(job));
        }
    }

    private static void deliver(Store store) {
        for (Outbox.Delivery delivery : due(store)) {
            now(store.outbox().settle(delivery, new Outcome.Delivered("it was fine"), Instant.now(), Duration.ZERO));
        }
    }

    private static List<Outbox.Delivery> due(Store store) {
        return now(store.outbox().claim("sink", 10, Instant.now(), LEASE));
    }

    private static Spine spine(Store store) {
        MappingFolder mappings = new MappingFolder(Path.of("mappings"));
        Metrics metrics = mappings.metrics(new ArrayList<>());
        Mappings only = Mappings.of(List.of(mappings.mapping("withings/measures", metrics)));
        Destinations destinations = new Destinations();
        destinations.open(new Destination("sink", Set.of(), null, JournalCommandsTest::encode));
        return new Spine(
                store.inbox(),
                store.ledger(),
                store.links(),
                () -> only,
                destinations,
                name -> metrics.byName(name).orElseThrow());
    }

    private static Encoder.Encoded encode(
            String destination, PatientRef patient, List<PatientReading> readings, Instant made) {
        byte[] bytes = Rendering.fhir(
                        patient, readings.stream().map(PatientReading::reading).toList(), made)
                .bytes();
        String key = Hashes.of(destination, Integer.toString(readings.size()), made.toString());
        return new Encoder.Encoded(
                List.of(new Outbound(
                        key,
                        destination,
                        patient.primary().toString(),
                        "application/fhir+json",
                        bytes,
                        readings.size())),
                List.of());
    }

    private static <T> T now(java.util.concurrent.CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
