package io.vitalroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.hl7.MllpFrames;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Hubs send ORU^R01 over real sockets, well-behaved and not: each message is on disk before it is acknowledged. */
class MllpSourceTest {
    private static final int PORT = freePort();

    @TempDir
    private static Path folder;

    private static Installation site;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.of(
                        "mllp-in.enabled", "true",
                        "mllp-in.port", Integer.toString(PORT),
                        "mllp-in.max-message", "20000",
                        "mllp-in.authorities", "CLINIC=urn:oid:2.16.840.1.113883.19.5"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_weight_of_a_trusted_sender_reaches_the_chart_of_the_patient_that_it_names() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            assertThat(hub.send(Hub.weight("chart-1", "81.45")).answer()).isEqualTo("AA chart-1");
        }
        site.settle();
        assertThat(site.observations("29463-7")).anySatisfy(held -> {
            assertThat(held.resource().at("/valueQuantity/value").decimalValue())
                    .isEqualByComparingTo("81.45");
            assertThat(held.resource().at("/subject/identifier/value").asText()).isEqualTo("77001");
        });
    }

    @Test
    void an_account_of_any_other_authority_waits_for_its_link() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            hub.send(Hub.weight("park-1", "82.45").replace("77001^^^CLINIC", "88002^^^ELSEWHERE"));
            assertThat(hub.answer()).isEqualTo("AA park-1");
        }
        site.settle();
        try (Store store = site.store()) {
            assertThat(store.links().waiting())
                    .extracting(waiting -> waiting.account().id())
                    .contains("ELSEWHERE|88002");
        }
    }

    @Test
    void the_same_message_again_is_kept_once_and_acknowledged_again() throws IOException {
        long before = payloads();
        try (Hub hub = Hub.to(PORT)) {
            assertThat(hub.send(Hub.weight("twice-1", "80.05")).answer()).isEqualTo("AA twice-1");
            assertThat(hub.send(Hub.weight("twice-1", "80.05")).answer()).isEqualTo("AA twice-1");
        }
        assertThat(payloads()).isEqualTo(before + 1);
    }

    @Test
    void what_is_acknowledged_is_on_disk() throws IOException {
        long before = payloads();
        try (Hub hub = Hub.to(PORT)) {
            assertThat(hub.send(Hub.weight("disk-1", "80.15")).answer()).isEqualTo("AA disk-1");
            assertThat(payloads()).isEqualTo(before + 1);
        }
    }

    @Test
    void pipelined_messages_are_answered_in_their_order() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            all.append(framed(Hub.weight("pipe-" + i, "7" + i % 10 + "." + i)));
        }
        try (Hub hub = Hub.to(PORT)) {
            hub.raw(all.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(hub.answer()).isEqualTo("AA pipe-" + i);
            }
        }
    }

    @Test
    void a_message_that_comes_byte_by_byte_is_one_message() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            for (byte b : framed(Hub.weight("bytes-1", "80.25")).getBytes(StandardCharsets.UTF_8)) {
                hub.raw(new byte[] {b});
            }
            assertThat(hub.answer()).isEqualTo("AA bytes-1");
        }
    }

    @Test
    void junk_between_frames_is_passed_over() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            hub.raw("GET / HTTP/1.1\r\n\r\n" + framed(Hub.weight("junk-1", "80.35")) + "\r\nMSH|junk\r"
                    + framed(Hub.weight("junk-2", "80.45")));
            assertThat(hub.answer()).isEqualTo("AA junk-1");
            assertThat(hub.answer()).isEqualTo("AA junk-2");
        }
    }

    @Test
    void a_frame_without_its_trailer_is_refused_and_the_next_one_is_taken() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            hub.raw("\u000B" + Hub.weight("cut-1", "80.55") + framed(Hub.weight("cut-2", "80.65")));
            assertThat(hub.answer()).isEqualTo("AE cut-1 100");
            assertThat(hub.answer()).isEqualTo("AA cut-2");
        }
    }

    @Test
    void a_huge_message_is_refused_without_being_held_and_the_next_one_is_taken() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            hub.send(Hub.weight("huge-1", "80.75") + "NTE|1||" + "x".repeat(1_000_000));
            assertThat(hub.answer()).isEqualTo("AR huge-1 104");
            assertThat(hub.send(Hub.weight("huge-2", "80.85")).answer()).isEqualTo("AA huge-2");
        }
    }

    @Test
    void bytes_of_another_charset_are_refused() throws IOException {
        byte[] latin =
                Hub.weight("latin-1", "80.95").replace("Body", "B\u00f6dy").getBytes(StandardCharsets.ISO_8859_1);
        try (Hub hub = Hub.to(PORT)) {
            hub.raw(MllpFrames.frame(latin));
            assertThat(hub.answer()).isEqualTo("AE latin-1 102");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ORU^R01^ORU_R01,ADT^A01^ADT_A01,AR type-1 200",
        "ORU^R01^ORU_R01,ORU^R40^ORU_R40,AR type-1 201",
        "MSH|,MSX|,AR  100",
        "|type-1|,||,AR  101"
    })
    void what_is_no_observation_report_is_refused_with_the_reason(String there, String instead, String answer)
            throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            assertThat(hub.send(Hub.weight("type-1", "80.95").replace(there, instead))
                            .answer())
                    .isEqualTo(answer);
        }
    }

    @Test
    void a_peer_that_closes_after_the_send_has_its_message_kept() throws IOException {
        long before = payloads();
        try (Hub hub = Hub.to(PORT)) {
            hub.send(Hub.weight("gone-1", "81.05"));
        }
        await().untilAsserted(() -> assertThat(payloads()).isEqualTo(before + 1));
    }

    @ParameterizedTest
    @CsvSource({"AL,NE,CA", "NE,AL,AA", "SU,NE,CA", "AL,ER,CA"})
    void in_enhanced_mode_the_answer_is_the_one_that_is_asked_for(String accept, String application, String code)
            throws IOException {
        String id = "mode-" + accept + application;
        try (Hub hub = Hub.to(PORT)) {
            hub.send(Hub.weight(id, "81.15").replace("|P|2.6\r", "|P|2.6|||" + accept + "|" + application + "\r"));
            assertThat(hub.answer()).isEqualTo(code + " " + id);
        }
    }

    @Test
    void where_both_answers_are_asked_for_both_come_and_where_none_is_none_comes() throws IOException {
        try (Hub hub = Hub.to(PORT)) {
            hub.send(Hub.weight("none-1", "81.25").replace("|P|2.6\r", "|P|2.6|||NE|NE\r"));
            hub.send(Hub.weight("both-1", "81.35").replace("|P|2.6\r", "|P|2.6|||AL|AL\r"));
            assertThat(hub.answer()).isEqualTo("CA both-1");
            assertThat(hub.answer()).isEqualTo("AA both-1");
        }
    }

    @Test
    void while_the_store_is_away_the_sender_is_told_to_try_again() throws IOException, SQLException {
        try (Hub hub = Hub.to(PORT)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("vitalroute.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                hub.send(Hub.weight("away-1", "81.55"));
                assertThat(hub.answer()).isEqualTo("AR away-1 207");
                statement.execute("ROLLBACK");
            }
            assertThat(hub.send(Hub.weight("away-1", "81.55")).answer()).isEqualTo("AA away-1");
        }
    }

    private static String framed(String message) {
        return new String(MllpFrames.frame(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static long payloads() {
        try (Store store = site.store()) {
            return store.journal().figures(Instant.now()).payloads().values().stream()
                    .mapToLong(Number::longValue)
                    .sum();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
