package io.vitalroute.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Payloads out of a Kafka topic, and readings into one, with a real broker. */
class KafkaDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;
    private static Installation site;
    private static People people;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder);
        site = Bench.site(
                folder,
                Map.of(
                        "fhir.enabled", "false",
                        "oru.enabled", "false",
                        "kafka.enabled", "true",
                        "kafka.brokers", broker.address(),
                        "kafka-in.enabled", "true",
                        "kafka-in.brokers", broker.address()));
        people = People.of(site);
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
        broker.close();
    }

    @Test
    void a_record_becomes_a_payload_and_its_readings_become_records_of_their_patient() throws Exception {
        String who = people.linked();

        broker.write(
                "vitalroute.in",
                Map.of("source", Bench.SOURCE, "stream", Bench.STREAM, "account", who),
                Bench.payload(
                        Weight.of("a", who, "41.250"),
                        Weight.of("b", who, "41.750").at(Bench.MORNING.plusSeconds(60))));

        List<ConsumerRecord<String, byte[]>> records = broker.read("vitalroute.out", 2, PATIENCE);
        assertThat(records).hasSize(2).allSatisfy(r -> {
            assertThat(r.key()).endsWith("|p-" + who);
            assertThat(r.headers().lastHeader("delivery-key")).isNotNull();
        });
        JsonNode first = new ObjectMapper().readTree(new String(records.get(0).value(), StandardCharsets.UTF_8));
        assertThat(first.path("metric").asText()).isEqualTo("body-weight");
        assertThat(new String(records.get(0).value(), StandardCharsets.UTF_8)).contains("41.25");
        site.settle();
    }

    @Test
    void a_record_that_says_not_what_it_is_is_kept_with_its_problem_and_stops_nothing() throws Exception {
        String who = people.linked();

        broker.write("vitalroute.in", Map.of(), "{}");
        broker.write(
                "vitalroute.in",
                Map.of("source", Bench.SOURCE, "stream", Bench.STREAM, "account", who),
                Bench.payload(Weight.of("a", who, "42.25")));

        await().atMost(PATIENCE).until(() -> !people.deliveries(who, "kafka").isEmpty());
        site.settle();
        try (Store store = site.store()) {
            assertThat(store.journal()
                            .messages(new Journal.Query("kafka", "unaddressed", null, null, null, null, null, 5)))
                    .singleElement()
                    .satisfies(m -> assertThat(m.problems()).isPositive());
        }
    }
}
