package io.vitalroute.delivery;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.http.Fault;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A FHIR server with faults, and readings that come late, twice, corrected or taken back. */
class FhirDeliveryTest {
    @TempDir
    private static Path folder;

    private static Installation site;
    private static People people;

    @BeforeAll
    static void start() {
        site = Bench.site(
                folder,
                Map.of(
                        "fhir.retry-first",
                        "100ms",
                        "fhir.retry-longest",
                        "300ms",
                        "fhir.break-after",
                        "5",
                        "fhir.capabilities-every",
                        "300"));
        people = People.of(site);
        site.start();
    }

    @AfterEach
    void mend() {
        site.fhir.faults().clear();
        site.hl7.faults().clear();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_server_that_is_down_gets_everything_when_it_is_back() {
        String who = person();
        site.fhir.down();
        post(Weight.of("a", who, "71.25"));
        await().until(() -> people.attempts(who, "fhir") >= 2);
        assertThat(weights(who)).isEmpty();

        site.fhir.up();

        site.settle();
        assertThat(weights(who)).hasSize(1);
    }

    @Test
    void a_busy_server_is_left_alone_for_as_long_as_it_asks() {
        String who = person();
        site.fhir.faults().when(1, FhirDeliveryTest::isBundle, Fault.tooManyRequests(Duration.ofSeconds(2)));

        post(Weight.of("a", who, "72.25"));

        site.settle();
        assertThat(weights(who)).hasSize(1);
        List<Received> sent = bundles(who);
        assertThat(sent).hasSize(2);
        assertThat(Duration.between(sent.get(0).at(), sent.get(1).at())).isGreaterThan(Duration.ofMillis(1_900));
        assertThat(sent.get(1).body()).isEqualTo(sent.get(0).body());
    }

    @Test
    void the_one_bad_reading_of_a_bundle_is_parked_and_its_neighbours_arrive() {
        String who = person();
        site.fhir.faults().whenBodyHas("73.666", Fault.status(400));
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            weights.add(Weight.of("w" + i, who, i == 4 ? "73.666" : "73." + (100 + i))
                    .at(Bench.MORNING.plus(i, ChronoUnit.HOURS)));
        }

        site.post(Bench.SOURCE, Bench.STREAM, who, Bench.payload(weights));

        site.settle();
        assertThat(weights(who)).hasSize(8);
        assertThat(people.parked(who, "fhir")).singleElement().satisfies(line -> {
            assertThat(line.destination()).isEqualTo("fhir");
            assertThat(line.readings()).isEqualTo(1);
            assertThat(line.problem()).contains("D101").contains("HTTP 400").doesNotContain("73.666");
        });
    }

    @Test
    void a_refused_bundle_stops_nobody_else() {
        String bad = person();
        String good = person();
        site.fhir.faults().whenBodyHas("\"p-" + bad + "\"", Fault.status(400));

        site.post(
                Bench.SOURCE,
                Bench.STREAM,
                "all",
                Bench.payload(Weight.of("a", bad, "74.25"), Weight.of("a", good, "74.75")));

        site.settle();
        assertThat(weights(good)).hasSize(1);
        assertThat(weights(bad)).isEmpty();
    }

    @Test
    void a_server_that_fails_again_and_again_is_probed_by_one_delivery_at_a_time_with_pauses() {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            weights.add(Weight.of("a", person(), "70." + (100 + i)));
        }
        int before = posts().size();
        site.fhir.faults().when(FhirDeliveryTest::isBundle, Fault.status(503));

        site.post(Bench.SOURCE, Bench.STREAM, "all", Bench.payload(weights));

        await().until(() -> posts().size() - before >= 26);
        List<Received> probes = posts().subList(before + 18, before + 26);
        for (int i = 1; i < probes.size(); i++) {
            assertThat(Duration.between(probes.get(i - 1).at(), probes.get(i).at()))
                    .isGreaterThan(Duration.ofMillis(45));
        }
        site.fhir.faults().clear();
        site.settle();
        weights.forEach(weight -> assertThat(weights(weight.who())).hasSize(1));
    }

    private static List<Received> posts() {
        return site.fhir.requests().stream().filter(FhirDeliveryTest::isBundle).toList();
    }

    @Test
    void what_a_server_says_is_kept_with_the_delivery() {
        String who = person();
        site.fhir.faults().when(4, FhirDeliveryTest::isBundle, new Fault.Html(502));

        post(Weight.of("a", who, "75.25"));

        await().until(() -> people.attempts(who, "fhir") >= 2);
        assertThat(site.words(people.deliveries(who, "fhir").get(0).id())).contains("not the page you want");
        site.settle();
        assertThat(weights(who)).hasSize(1);
    }

    @Test
    void an_answer_that_is_cut_off_or_empty_is_no_delivery_and_a_resend_stores_nothing_twice() {
        String who = person();
        site.fhir
                .faults()
                .when(1, FhirDeliveryTest::isBundle, new Fault.Truncate())
                .when(1, FhirDeliveryTest::isBundle, new Fault.Empty(200))
                .when(1, FhirDeliveryTest::isBundle, new Fault.Close(true));

        post(Weight.of("a", who, "76.25"));

        site.settle();
        assertThat(bundles(who)).hasSize(4);
        assertThat(weights(who))
                .hasSize(1)
                .first()
                .satisfies(w -> assertThat(w.version()).isEqualTo(1));
    }

    @Test
    void a_slow_server_holds_up_neither_the_other_destination_nor_other_patients() {
        String slow = person();
        String quick = person();
        site.fhir.faults().whenBodyHas("\"p-" + slow + "\"", new Fault.Slow(Duration.ofSeconds(3)));

        post(Weight.of("a", slow, "77.25"));
        post(Weight.of("a", quick, "77.75"));

        await().atMost(Duration.ofSeconds(2)).until(() -> weights(quick).size() == 1);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> site.hl7.taken().stream().anyMatch(m -> m.text().contains("p-" + slow)));
        assertThat(weights(slow)).isEmpty();
        site.settle();
        assertThat(weights(slow)).hasSize(1);
    }

    @Test
    void a_correction_replaces_a_delete_marks_and_a_repeat_is_silent() {
        String who = person();
        Weight first = Weight.of("a", who, "78.25");
        post(first);
        site.settle();
        int sent = bundles(who).size();

        site.post(Bench.SOURCE, Bench.STREAM, who, Bench.payload(first) + " ");
        site.settle();
        assertThat(bundles(who)).hasSize(sent);

        post(first.version(2, "78.75"));
        site.settle();
        assertThat(weights(who)).singleElement().satisfies(w -> {
            assertThat(w.resource().at("/status").asText()).isEqualTo("amended");
            assertThat(w.resource().at("/valueQuantity/value").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(Canary.number("78.75")));
        });

        post(first.deleted(3));
        site.settle();
        assertThat(weights(who))
                .singleElement()
                .satisfies(w -> assertThat(w.resource().at("/status").asText()).isEqualTo("entered-in-error"));
        assertThat(site.hl7.taken().stream()
                        .filter(m -> m.text().contains("p-" + who))
                        .map(m -> m.segments("OBX").get(0).split("\\|", -1)[11]))
                .containsExactly("F", "C", "D");
    }

    @Test
    void a_correction_of_equal_version_that_comes_before_the_first_was_delivered_arrives_once_and_last() {
        String who = person();
        site.fhir.down();
        site.hl7.down();
        Weight first = Weight.of("a", who, "83.25");
        post(first);
        await().until(() -> people.attempts(who, "fhir") >= 1 && people.attempts(who, "oru") >= 1);
        post(first.version(1, "83.75"));
        await().until(() -> people.deliveries(who, "fhir").size() == 2);

        site.fhir.up();
        site.hl7.up();

        site.settle();
        assertThat(weights(who)).singleElement().satisfies(w -> {
            assertThat(w.version()).isEqualTo(2);
            assertThat(w.resource().at("/valueQuantity/value").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(Canary.number("83.75")));
        });
        assertThat(people.taken(who).stream().map(m -> m.segments("OBX").get(0).split("\\|", -1)))
                .extracting(obx -> obx[5] + obx[11])
                .containsExactly(Canary.number("83.25") + "F", Canary.number("83.75") + "C");
    }

    @Test
    void an_older_version_that_comes_after_its_correction_changes_nothing() {
        String who = person();
        Weight first = Weight.of("a", who, "79.25");
        post(first.version(5, "79.75"));
        site.settle();

        post(first);

        site.settle();
        assertThat(weights(who))
                .singleElement()
                .satisfies(
                        w -> assertThat(w.resource().at("/valueQuantity/value").decimalValue())
                                .isEqualByComparingTo(new BigDecimal(Canary.number("79.75"))));
    }

    @Test
    void a_reading_59_days_late_is_delivered_once() {
        String who = person();
        Weight late = Weight.of("a", who, "80.25").at(Instant.now().minus(59, ChronoUnit.DAYS));

        post(late);
        site.settle();
        site.post(Bench.SOURCE, Bench.STREAM, who, " " + Bench.payload(late));

        site.settle();
        assertThat(weights(who)).hasSize(1);
        assertThat(bundles(who)).hasSize(1);
    }

    @Test
    void an_account_linked_late_sets_its_readings_free() {
        String who = people.stranger();
        post(Weight.of("a", who, "81.25"));
        site.settle();
        assertThat(weights(who)).isEmpty();

        site.link(Bench.SOURCE, who, "p-" + who);

        site.settle();
        assertThat(weights(who)).hasSize(1);
    }

    @Test
    void no_header_of_ours_but_the_correlation_id_reaches_the_server() {
        String who = person();

        post(Weight.of("a", who, "82.25"));

        site.settle();
        Received sent = bundles(who).get(0);
        assertThat(sent.header("X-Request-Id")).isPresent();
        assertThat(sent.headers().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("vitalroute"));
    }

    private static boolean isBundle(Received request) {
        return request.method().equals("POST");
    }

    private static String person() {
        return people.linked();
    }

    private static void post(Weight weight) {
        people.post(weight);
    }

    private static List<Received> bundles(String who) {
        return people.bundles(who);
    }

    private static List<Held> weights(String who) {
        return people.weights(who);
    }
}
