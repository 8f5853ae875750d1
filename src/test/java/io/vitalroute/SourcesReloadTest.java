package io.vitalroute;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.identity.Links;
import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Destination;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Encoder;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What an order of sources that changes means for readings that came before. */
class SourcesReloadTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> sent = new ArrayList<>();
    private Store store;
    private Spine spine;
    private Sources shipped;
    private Sources now;

    @BeforeEach
    void open() {
        List<Problem> problems = new ArrayList<>();
        MappingFolder mappings = new MappingFolder(Path.of("mappings"));
        Metrics metrics = mappings.metrics(problems);
        Mappings all = Mappings.of(List.of(mappings.mapping("withings/measures", metrics)));
        shipped = mappings.sources(metrics, mappings.mappings(metrics, problems).sources(), problems);
        assertThat(problems).isEmpty();
        now = shipped;
        store = Store.open(StoreSettings.of("sqlite:" + folder.resolve("vitalroute.db")), Clock.systemUTC());
        Destinations destinations = new Destinations();
        destinations.open(destination("ehr"));
        destinations.open(destination("registry"));
        spine = new Spine(
                store.inbox(),
                store.ledger(),
                store.links(),
                () -> all,
                () -> now,
                destinations,
                name -> metrics.byName(name).orElseThrow());
        link("first");
        link("second");
        send("first");
        send("second");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_filtered_comes_out_by_a_replay_once_nothing_is_filtered_any_more() {
        assertThat(sent).containsExactly("ehr first FINAL", "registry first FINAL");
        sent.clear();
        now = Sources.NONE;

        replay("second", null);

        assertThat(sent).containsExactly("ehr second FINAL", "registry second FINAL");
    }

    @Test
    void a_replay_to_one_destination_says_nothing_that_others_lack() {
        sent.clear();
        now = Sources.NONE;

        replay("second", "ehr");

        assertThat(sent).isEmpty();
    }

    @Test
    void what_stands_twice_since_a_time_without_an_order_is_one_again_by_a_replay() {
        now = Sources.NONE;
        replay("second", null);
        now = shipped;
        sent.clear();

        replay("second", null);

        assertThat(sent)
                .filteredOn(line -> line.endsWith(" ENTERED_IN_ERROR"))
                .as("one of the two, which are of equal rank, at each destination")
                .hasSize(2)
                .extracting(line -> line.split(" ")[1])
                .containsOnly(sent.stream()
                        .filter(line -> line.endsWith(" ENTERED_IN_ERROR"))
                        .findFirst()
                        .orElseThrow()
                        .split(" ")[1]);
    }

    private Destination destination(String name) {
        return new Destination(name, Set.of(), null, (to, patient, readings, made) -> {
            readings.forEach(r -> sent.add(to + " " + r.reading().origin().account() + " "
                    + r.reading().status()));
            return new Encoder.Encoded(List.of(), List.of());
        });
    }

    private void link(String account) {
        PatientRef patient = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p1")));
        store.links().link(List.of(new Links.Link(new Links.Account("withings", account), patient, null, NOON)));
    }

    private void send(String account) {
        spine.keep(payload(account)).toCompletableFuture().join();
        work();
    }

    private void replay(String account, @Nullable String destination) {
        assertThat(store.journal().replay(payload(account).id(), destination)).isTrue();
        work();
    }

    private void work() {
        List<Inbox.Job> jobs = store.inbox()
                .claim(9, Duration.ofMinutes(1))
                .toCompletableFuture()
                .join();
        assertThat(jobs).hasSize(1);
        spine.work(jobs.get(0)).toCompletableFuture().join();
    }

    private static Payload payload(String account) {
        String body = """
                {"status": 0, "body": {"timezone": "Europe/Zurich", "measuregrps": [{"grpid": 7, "attrib": 0,
                  "date": 1773471600, "modified": 1773471700, "category": 1, "measures": [{"value": 71250, "type": 1,
                  "unit": -3}]}]}}
                """;
        return Payload.of(
                "withings", "measures", account, NOON, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
