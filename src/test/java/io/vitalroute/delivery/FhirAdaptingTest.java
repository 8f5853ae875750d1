package io.vitalroute.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Fault;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the server says of itself at /metadata decides how it is written to. */
class FhirAdaptingTest {
    private static final Map<String, String> QUICK = Map.of(
            "oru.enabled", "false",
            "fhir.template", "odd",
            "fhir.retry-first", "100ms",
            "fhir.retry-longest", "300ms",
            "fhir.capabilities-every", "200");

    @TempDir
    private Path folder;

    private Installation site;
    private People people;

    private void prepare(FhirServerSettings server) {
        Path home = Bench.home(folder);
        write(home.resolve("mappings/templates/odd.jslt"));
        site = Installation.prepared(home, folder, QUICK, server.validate(false), Hl7Settings.on(0));
        people = People.of(site);
    }

    /** Heavy people's readings refer to what the server does not have. */
    private static void write(Path template) {
        try {
            Files.writeString(
                    template,
                    "if ($reading.value > 64.5) {\"derivedFrom\": [{\"reference\": \"Observation/none\"}]} else {}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_server_of_few_abilities_that_was_down_at_the_start_gets_all_of_it_in_a_form_that_it_takes() {
        prepare(FhirServerSettings.on(0).bundles(false, true).conditions(false, false));
        site.fhir.down();
        site.start();
        String who = people.linked();
        people.post(Weight.of("a", who, "61.25"));
        await().until(() -> people.attempts(who, "fhir") >= 1);

        site.fhir.up();

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.parked(who, "fhir")).isEmpty();
        Received last = people.bundles(who).get(people.bundles(who).size() - 1);
        assertThat(last.text()).contains("\"type\":\"batch\"").contains("\"method\":\"PUT\"");

        people.post(Weight.of("a", who, "61.25").version(2, "61.75"));
        people.post(Weight.of("b", who, "62.25"));
        site.settle();
        assertThat(people.weights(who))
                .hasSize(2)
                .anySatisfy(w -> assertThat(w.version()).isEqualTo(2));
        assertThat(people.parked(who, "fhir")).isEmpty();
    }

    @Test
    void a_server_that_says_nothing_of_itself_gets_conditional_creates_in_transactions() {
        prepare(FhirServerSettings.on(0));
        site.fhir.faults().when(r -> r.path().endsWith("/metadata"), Fault.status(500));
        site.start();
        String who = people.linked();

        people.post(Weight.of("a", who, "63.25"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.bundles(who).get(0).text())
                .contains("\"type\":\"transaction\"")
                .contains("ifNoneExist");
    }

    @Test
    void the_entries_of_a_batch_succeed_or_fail_each_for_itself() {
        prepare(FhirServerSettings.on(0).bundles(false, true).references(true));
        site.start();
        String who = people.linked();
        site.post(
                Bench.SOURCE,
                Bench.STREAM,
                who,
                Bench.payload(
                        Weight.of("a", who, "64.25").at(Bench.MORNING.plusSeconds(60)),
                        Weight.of("b", who, "64.75").at(Bench.MORNING.plusSeconds(120))));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.parked(who, "fhir")).singleElement().satisfies(line -> {
            assertThat(line.readings()).isEqualTo(1);
            assertThat(line.problem()).contains("D101").contains("HTTP 400");
        });
        assertThat(people.bundles(who)).anySatisfy(r -> assertThat(r.text()).contains("\"type\":\"batch\""));
    }
}
