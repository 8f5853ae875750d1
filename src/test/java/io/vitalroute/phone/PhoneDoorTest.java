package io.vitalroute.phone;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.CommandRun;
import io.vitalroute.Installation;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** The door for phones against its own description: what docs/phone-api.yaml shows is sent, every answer is as it says. */
class PhoneDoorTest {
    private static final JsonNode API = api();
    private static final JsonNode DEFINITIONS = definitions();
    private static final String DOCUMENT = "{\"contract\": 1, \"platform\": \"other\","
            + " \"device\": {\"app\": \"org.example.care\", \"appVersion\": \"1\"}, \"deletes\": [{\"uid\": \"a\"}]}";

    @TempDir
    private static Path folder;

    private static Installation site;
    private static TestPhone phone;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.of("phone.enabled", "true"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
        phone = TestPhone.of(site, "door", "health-connect", "samsung-health", "healthkit", "other");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-connect", "healthkit", "deletes"})
    void what_the_description_shows_is_taken(String example) {
        JsonNode document =
                API.at("/paths/~1in~1phone/post/requestBody/content/application~1json/examples/" + example + "/value");

        HttpResponse<String> answer = phone.send(document.toString());

        assertThat(wrong("Document", document)).isEmpty();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(wrong("Kept", TestPhone.json(answer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"android", "ios"})
    void the_enrolment_that_the_description_shows_is_taken_with_a_code_that_there_is(String example) {
        TestPhone mine = new TestPhone(site);
        ObjectNode request = (ObjectNode)
                API.at("/paths/~1in~1phone~1devices~1new/post/requestBody/content/application~1json/examples/" + example
                        + "/value");
        assertThat(wrong("Enrolment", request)).isEmpty();

        HttpResponse<String> shown = mine.enrol(request);
        HttpResponse<String> own = mine.enrol(request.deepCopy()
                .put("code", TestPhone.code(site, "door-" + example))
                .put("publicKey", mine.pem()));

        assertThat(shown.statusCode())
                .as("signed by another key than the one that is shown")
                .isEqualTo(401);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
        assertThat(wrong("Enrolled", TestPhone.json(own))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-connect", "samsung-health", "apple-health", "phone"})
    void samples_of_the_mappings_are_as_the_description_says_and_are_taken(String source) throws IOException {
        String sample = Files.readString(Path.of("mappings", source, "samples/app.json"));

        assertThat(wrong("Document", TestPhone.JSON.readTree(sample))).isEmpty();
        assertThat(phone.send(sample).statusCode()).isEqualTo(202);
    }

    @Test
    void a_broken_document_is_refused_with_every_place_and_the_description_refuses_it_too() throws IOException {
        String broken = DOCUMENT.replace(
                "[{\"uid\": \"a\"}]",
                "[{\"id\": \"a\"}], \"records\": [{\"uid\": \"b\", \"type\": \"StepsRecord\", \"start\": \"2026-03-14T07:00:00\", \"value\": 7}]");

        HttpResponse<String> answer = phone.send(broken);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode told = TestPhone.json(answer);
        assertThat(wrong("Refused", told)).isEmpty();
        assertThat(told.path("code").asText()).isEqualTo("S501");
        assertThat(told.path("problems").findValuesAsText("at"))
                .containsExactly("/deletes/0/id", "/deletes/0/uid", "/records/0/start", "/records/0/unit");
        assertThat(wrong("Document", TestPhone.JSON.readTree(broken))).isNotEmpty();
    }

    @Test
    void who_is_not_enrolled_is_refused() {
        TestPhone stranger = new TestPhone(site);

        refused(stranger.send(DOCUMENT), 401, "S102");
    }

    @Test
    void a_revoked_device_is_refused() {
        TestPhone lost = TestPhone.of(site, "door-lost", "other");
        try (Store store = site.store()) {
            store.phones().revoke(lost.device, Instant.now());
        }

        refused(lost.send(DOCUMENT), 401, "S102");
    }

    @Test
    void a_forged_document_is_refused() {
        String time = TestPhone.now(0);
        String signature = phone.sign(time, TestPhone.bytes(DOCUMENT));
        byte[] other = TestPhone.bytes(DOCUMENT.replace("\"a\"", "\"b\""));

        refused(site.send(phone.document(time, signature, other).build()), 401, "S102");
    }

    @Test
    void an_unsigned_document_is_refused() {
        HttpRequest bare = HttpRequest.newBuilder(site.uri("/in/phone"))
                .header("Content-Type", "application/json")
                .header("X-Vitalroute-Device", phone.device)
                .POST(HttpRequest.BodyPublishers.ofString(DOCUMENT))
                .build();

        refused(site.send(bare), 401, "S102");
    }

    @Test
    void a_header_that_comes_twice_is_refused() {
        String time = TestPhone.now(0);
        byte[] body = TestPhone.bytes(DOCUMENT);

        refused(
                site.send(phone.document(time, phone.sign(time, body), body)
                        .header("X-Vitalroute-Timestamp", time)
                        .build()),
                401,
                "S102");
    }

    @Test
    void a_clock_that_is_off_is_told_the_time() {
        HttpResponse<String> answer = phone.send(DOCUMENT, -400);

        refused(answer, 401, "S502");
        assertThat(TestPhone.json(answer).path("hint").asText())
                .matches("the server's time is \\d{4}-.*Z: sign anew.*");
    }

    @Test
    void a_replayed_request_within_the_window_is_kept_once() {
        String time = TestPhone.now(0);
        byte[] body = TestPhone.bytes(DOCUMENT.replace("\"a\"", "\"replayed\""));
        HttpRequest request = phone.document(time, phone.sign(time, body), body).build();

        assertThat(site.send(request).body()).isEqualTo(site.send(request).body());
    }

    @Test
    void a_platform_that_the_device_is_not_enrolled_for_is_refused() {
        TestPhone one = TestPhone.of(site, "door-one", "healthkit");

        HttpResponse<String> answer = one.send(DOCUMENT);

        refused(answer, 400, "S501");
        assertThat(TestPhone.json(answer).at("/problems/0/at").asText()).isEqualTo("/platform");
    }

    @Test
    void only_plain_JSON_is_taken() {
        String time = TestPhone.now(0);
        byte[] body = TestPhone.bytes(DOCUMENT);
        HttpRequest zipped = phone.document(time, phone.sign(time, body), body)
                .header("Content-Encoding", "gzip")
                .build();

        refused(site.send(zipped), 415, "S105");
    }

    @Test
    void a_code_is_good_for_one_device_and_once_more_for_a_lost_answer() {
        String code = TestPhone.code(site, "door-code");
        TestPhone mine = new TestPhone(site);

        HttpResponse<String> first = mine.enrol(code, null, "other");
        HttpResponse<String> again = mine.enrol(code, null, "other");
        HttpResponse<String> thief = new TestPhone(site).enrol(code, null, "other");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(TestPhone.json(again).path("device"))
                .isEqualTo(TestPhone.json(first).path("device"));
        refused(thief, 401, "S503");
        refused(new TestPhone(site).enrol("0000-0000-0000", null, "other"), 401, "S503");
    }

    @Test
    void an_enrolment_is_small() {
        refused(new TestPhone(site).enrol("0".repeat(20_000), null, "other"), 413, "S103");
    }

    @Test
    void a_code_of_the_command_line_enrols_until_the_device_is_revoked() {
        Map<String, String> settings = Map.of("store.url", "sqlite:" + folder.resolve("vitalroute.db"));
        Path home = Path.of("").toAbsolutePath();
        CommandRun made = CommandRun.in(
                home,
                settings,
                "phones",
                "code",
                "--patient",
                "urn:oid:1.2.3|cli",
                "--zone",
                "Europe/Zurich",
                "--valid",
                "2h");
        TestPhone mine = new TestPhone(site);

        mine.device = TestPhone.json(
                        mine.enrol(made.out().substring(0, made.out().indexOf('\t')), null, "other"))
                .path("device")
                .asText();

        assertThat(mine.send(DOCUMENT).statusCode()).isEqualTo(202);
        assertThat(CommandRun.in(home, settings, "phones", "list").out())
                .contains(mine.device + "\tother\turn:oid:1.2.3|cli\t");
        assertThat(CommandRun.in(home, settings, "phones", "revoke", mine.device)
                        .code())
                .isZero();
        refused(mine.send(DOCUMENT), 401, "S102");
        assertThat(CommandRun.in(home, settings, "phones", "revoke", mine.device)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void the_description_names_every_word_that_the_door_knows() {
        assertThat(words("/components/schemas/Platform/enum"))
                .containsExactlyInAnyOrder("health-connect", "samsung-health", "healthkit", "other");
        for (String word : words("/components/schemas/RecordingMethod/enum")) {
            String record = DOCUMENT.replace(
                    "\"deletes\"",
                    "\"records\": [{\"uid\": \"b\", \"type\": \"Any\", \"start\": \"2026-03-14T07:00:00Z\", \"recordingMethod\": \""
                            + word + "\"}], \"deletes\"");
            assertThat(phone.send(record).statusCode()).as(word).isEqualTo(202);
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestPhone.json(answer).path("code").asText()).isEqualTo(code);
        assertThat(wrong("Refused", TestPhone.json(answer))).isEmpty();
    }

    private static List<String> words(String pointer) {
        return API.at(pointer).valueStream().map(JsonNode::asText).toList();
    }

    private static Set<String> wrong(String schema, JsonNode instance) {
        ObjectNode root = TestPhone.JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$ref", "#/$defs/" + schema);
        root.set("$defs", DEFINITIONS);
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
        Set<String> messages = new TreeSet<>();
        compiled.validate(instance).stream().map(ValidationMessage::getMessage).forEach(messages::add);
        return messages;
    }

    private static JsonNode definitions() {
        try {
            String schemas = API.at("/components/schemas").toString();
            return TestPhone.JSON.readTree(schemas.replace("#/components/schemas/", "#/$defs/"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode api() {
        try {
            return new YAMLMapper().readTree(Path.of("docs/phone-api.yaml").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
