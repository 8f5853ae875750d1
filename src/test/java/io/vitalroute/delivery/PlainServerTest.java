package io.vitalroute.delivery;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Fault;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Servers that can do little: no conditions, no ids of ours, no Bundles, or nothing but create. */
class PlainServerTest {
    private static final FhirServerSettings BY_ITS_OWN_ID =
            FhirServerSettings.on(0).validate(false).conditions(false, false).updateCreate(false);

    @TempDir
    private Path folder;

    private Installation site;
    private People people;

    private void start(FhirServerSettings server, String... more) {
        prepare(server, more);
        site.start();
    }

    private void prepare(FhirServerSettings server, String... more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "oru.enabled", "false",
                "fhir.retry-first", "100ms",
                "fhir.retry-longest", "300ms",
                "fhir.capabilities-every", "200"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        site = Installation.prepared(Bench.home(folder), folder, settings, server, Hl7Settings.on(0));
        people = People.of(site);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void corrections_and_deletions_find_their_reading_by_the_id_that_the_server_answered_with() {
        start(BY_ITS_OWN_ID, "fhir.write", "create");
        String who = people.linked();
        Weight first = Weight.of("a", who, "61.25");
        people.post(first);
        people.post(Weight.of("b", who, "62.25").at(Bench.MORNING.plusSeconds(60)));
        site.settle();

        people.post(first.version(2, "61.75"));
        site.settle();
        assertThat(people.weights(who)).hasSize(2);
        assertThat(weight(who, "61.75")).satisfies(w -> {
            assertThat(w.version()).isEqualTo(2);
            assertThat(w.resource().at("/status").asText()).isEqualTo("amended");
        });

        people.post(first.version(2, "61.75").deleted(3));
        site.settle();
        assertThat(people.weights(who)).hasSize(2).anySatisfy(w -> {
            assertThat(w.version()).isEqualTo(3);
            assertThat(w.resource().at("/status").asText()).isEqualTo("entered-in-error");
        });
        assertThat(people.parked(who, "fhir")).isEmpty();
    }

    @Test
    void a_correction_that_was_made_before_the_first_was_delivered_finds_it_all_the_same() {
        prepare(BY_ITS_OWN_ID.bundles(false, true), "fhir.write", "create", "fhir.bundle", "batch");
        site.fhir.down();
        site.start();
        String who = people.linked();
        Weight first = Weight.of("a", who, "63.25");
        people.post(first);
        await().until(() -> people.attempts(who, "fhir") >= 1);
        people.post(first.version(2, "63.75"));
        await().until(() -> people.deliveries(who, "fhir").size() == 2);

        site.fhir.up();

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(weight(who, "63.75").version()).isEqualTo(2);
    }

    @Test
    void what_never_arrived_is_created_by_its_correction_and_needs_not_be_taken_back() {
        start(BY_ITS_OWN_ID, "fhir.write", "create");
        String who = people.linked();
        site.fhir.faults().when(2, r -> r.method().equals("POST"), Fault.status(400));
        Weight refused = Weight.of("a", who, "64.25");
        Weight withdrawn = Weight.of("b", who, "64.75").at(Bench.MORNING.plusSeconds(60));
        people.post(refused);
        site.settle();
        people.post(withdrawn);
        site.settle();
        assertThat(people.parked(who, "fhir")).hasSize(2);

        people.post(refused.version(2, "64.50"));
        people.post(withdrawn.deleted(2));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(weight(who, "64.50").version()).isEqualTo(1);
        assertThat(people.parked(who, "fhir")).hasSize(2);
    }

    @Test
    void an_id_that_the_server_never_told_parks_the_correction_and_stores_nothing_twice() {
        start(BY_ITS_OWN_ID, "fhir.write", "create");
        String who = people.linked();
        site.fhir.faults().when(1, r -> r.method().equals("POST"), new Fault.Empty(202));
        Weight first = Weight.of("a", who, "65.25");
        people.post(first);
        site.settle();

        people.post(first.version(2, "65.75"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.parked(who, "fhir"))
                .singleElement()
                .satisfies(line -> assertThat(line.problem()).contains("D109"));
    }

    @Test
    void a_server_that_can_only_create_parks_corrections_with_what_it_says() {
        start(BY_ITS_OWN_ID.createOnly(), "fhir.write", "create", "fhir.bundle", "single");
        String who = people.linked();
        Weight first = Weight.of("a", who, "66.25");
        people.post(first);
        site.settle();
        assertThat(people.weights(who)).hasSize(1);

        people.post(first.version(2, "66.75"));

        site.settle();
        assertThat(people.parked(who, "fhir"))
                .singleElement()
                .satisfies(line -> assertThat(line.problem()).contains("D101", "HTTP 405"));
    }

    @Test
    void what_may_have_arrived_is_parked_where_it_would_be_stored_twice() {
        start(BY_ITS_OWN_ID, "fhir.write", "create");
        String who = people.linked();
        site.fhir.faults().when(1, r -> r.method().equals("POST"), new Fault.Close(true));

        people.post(Weight.of("a", who, "67.25"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.parked(who, "fhir"))
                .singleElement()
                .satisfies(line -> assertThat(line.problem()).contains("D108"));
    }

    @Test
    void a_server_that_takes_no_bundles_gets_a_request_for_each_reading() {
        start(FhirServerSettings.on(0).validate(true).bundles(false, false));
        String who = people.linked();
        await().until(() -> site.fhir.requests().stream().anyMatch(r -> r.path().endsWith("/metadata")));
        Weight first = Weight.of("a", who, "68.25");
        site.post(
                Bench.SOURCE,
                Bench.STREAM,
                who,
                Bench.payload(first, Weight.of("b", who, "69.25").at(Bench.MORNING.plusSeconds(60))));
        site.settle();
        people.post(first.version(2, "68.75"));
        people.post(first);

        site.settle();
        assertThat(people.weights(who)).hasSize(2);
        assertThat(weight(who, "68.75").version()).isEqualTo(2);
        assertThat(people.parked(who, "fhir")).isEmpty();
        assertThat(writes(who)).noneMatch(r -> r.path().equals("/fhir"));
    }

    @Test
    void bundles_that_wait_for_a_server_that_takes_none_are_cut_into_requests() {
        prepare(FhirServerSettings.on(0).validate(false).bundles(false, false).conditions(false, true));
        site.fhir.down();
        site.start();
        String who = people.linked();
        site.post(
                Bench.SOURCE,
                Bench.STREAM,
                who,
                Bench.payload(
                        Weight.of("a", who, "70.25"),
                        Weight.of("b", who, "71.25").at(Bench.MORNING.plusSeconds(60))));
        await().until(() -> people.attempts(who, "fhir") >= 1);

        site.fhir.up();

        site.settle();
        assertThat(people.weights(who)).hasSize(2);
        assertThat(people.parked(who, "fhir")).isEmpty();
        assertThat(writes(who)).filteredOn(r -> r.method().equals("PUT")).hasSize(2);
    }

    @Test
    void a_single_request_that_is_refused_is_parked_and_its_neighbours_arrive() {
        start(FhirServerSettings.on(0).validate(false), "fhir.bundle", "single");
        String who = people.linked();
        site.fhir.faults().whenBodyHas("72.666", Fault.status(422));

        site.post(
                Bench.SOURCE,
                Bench.STREAM,
                who,
                Bench.payload(
                        Weight.of("a", who, "72.666"),
                        Weight.of("b", who, "73.25").at(Bench.MORNING.plusSeconds(60))));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.parked(who, "fhir")).hasSize(1);
    }

    private List<Received> writes(String who) {
        return site.fhir.requests().stream()
                .filter(r -> r.text().contains("\"p-" + who + "\""))
                .toList();
    }

    private Held weight(String who, String kilograms) {
        return people.weights(who).stream()
                .filter(w -> w.resource()
                                .at("/valueQuantity/value")
                                .decimalValue()
                                .compareTo(new BigDecimal(Canary.number(kilograms)))
                        == 0)
                .findFirst()
                .orElseThrow();
    }
}
