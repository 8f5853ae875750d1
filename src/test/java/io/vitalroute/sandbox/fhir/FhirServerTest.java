package io.vitalroute.sandbox.fhir;

import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.Client;

import static io.vitalroute.sandbox.fhir.Samples.SYSTEM;
import static io.vitalroute.sandbox.fhir.Samples.heartRate;
import static io.vitalroute.sandbox.fhir.Samples.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Single interactions; validation has tests of its own. */
class FhirServerTest {
    private static final FhirKit KIT = new FhirKit();

    private final Client client = Client.patient();
    private final List<Change> changes = new ArrayList<>();
    private FhirServer server;
    private String patient;

    @BeforeEach
    void start() {
        restart(FhirServerSettings.on(0).validate(false));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(FhirServerSettings settings) {
        if (server != null) {
            server.close();
        }
        server = FhirServer.start(settings, KIT, changes::add);
        patient = server.addPatient(new Identifier("urn:hospital", "p1"));
        changes.clear();
    }

    private URI at(String path) {
        return URI.create(server.base() + path);
    }

    private String where(String identifier) {
        return "?identifier=" + URLEncoder.encode(SYSTEM + "|" + identifier, StandardCharsets.UTF_8);
    }

    @Test
    void a_create_gives_an_id_a_version_and_a_location() throws Exception {
        HttpResponse<String> created = client.post(at("/Observation"), heartRate("r1", 61, patient));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).contains("/Observation/2/_history/1");
        assertThat(client.get(at("/Observation/2")).body())
                .contains("\"value\":61")
                .contains("\"versionId\":\"1\"");
        assertThat(client.get(at("/Observation/99")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_conditional_create_twice_makes_one_resource() throws Exception {
        String condition = "identifier=" + URLEncoder.encode(SYSTEM + "|r1", StandardCharsets.UTF_8);
        String body = heartRate("r1", 61, patient);
        assertThat(client.post(at("/Observation"), body, "If-None-Exist", condition)
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.post(at("/Observation"), body, "If-None-Exist", condition)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.held("Observation", new Identifier(SYSTEM, "r1"))).hasSize(1);
        assertThat(changes).hasSize(1);
    }

    @Test
    void a_conditional_update_makes_version_2_and_both_versions_can_be_read() throws Exception {
        assertThat(client.put(at("/Observation" + where("r1")), heartRate("r1", 61, patient))
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.put(at("/Observation" + where("r1")), heartRate("r1", 64, patient))
                        .statusCode())
                .isEqualTo(200);
        Held held = server.held("Observation").get(0);
        assertThat(held.version()).isEqualTo(2);
        assertThat(held.resource().at("/valueQuantity/value").asInt()).isEqualTo(64);
        assertThat(client.get(at("/" + held.reference() + "/_history/1")).body())
                .contains("\"value\":61");
        assertThat(client.get(at("/" + held.reference() + "/_history")).body())
                .contains("\"value\":61", "\"value\":64");
        assertThat(server.versions("Observation", held.id()))
                .extracting(Held::version)
                .containsExactly(1, 2);
        assertThat(changes).extracting(Change::version).containsExactly(1, 2);
    }

    @Test
    void a_condition_that_several_resources_meet_is_refused_with_412() throws Exception {
        client.post(at("/Observation"), heartRate("r1", 61, patient));
        client.post(at("/Observation"), heartRate("r1", 62, patient));
        assertThat(client.put(at("/Observation" + where("r1")), heartRate("r1", 63, patient))
                        .statusCode())
                .isEqualTo(412);
        String condition = where("r1").substring(1);
        assertThat(client.post(at("/Observation"), heartRate("r1", 63, patient), "If-None-Exist", condition)
                        .statusCode())
                .isEqualTo(412);
        assertThat(server.held("Observation")).hasSize(2);
        assertThat(server.copies("Observation")).isEqualTo(Map.of(SYSTEM + "|r1", 2));
    }

    @Test
    void an_update_to_a_new_id_creates_it_unless_that_is_switched_off() throws Exception {
        String body = heartRate("r1", 61, patient)
                .replace("{\"resourceType\":\"Observation\"", "{\"resourceType\":\"Observation\",\"id\":\"mine\"");
        assertThat(client.put(at("/Observation/mine"), body).statusCode()).isEqualTo(201);
        assertThat(client.put(at("/Observation/mine"), body).statusCode()).isEqualTo(200);
        restart(FhirServerSettings.on(0).validate(false).updateCreate(false));
        assertThat(client.put(at("/Observation/mine"), body).statusCode()).isEqualTo(405);
        assertThat(server.held("Observation")).isEmpty();
    }

    @Test
    void an_update_from_an_old_version_is_refused_with_412() throws Exception {
        String body = heartRate("r1", 61, patient)
                .replace("{\"resourceType\":\"Observation\"", "{\"resourceType\":\"Observation\",\"id\":\"mine\"");
        client.put(at("/Observation/mine"), body);
        assertThat(client.put(at("/Observation/mine"), body, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.put(at("/Observation/mine"), body, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void a_search_finds_by_identifier_subject_code_and_id() throws Exception {
        client.post(at("/Observation"), heartRate("r1", 61, patient));
        client.post(at("/Observation"), steps("r2", 200, patient));
        assertThat(total("/Observation")).isEqualTo(2);
        assertThat(total("/Observation" + where("r2"))).isEqualTo(1);
        assertThat(total("/Observation?identifier=r2")).isEqualTo(1);
        assertThat(total("/Observation?identifier=r2,r1")).isEqualTo(2);
        assertThat(total("/Observation?subject=" + patient)).isEqualTo(2);
        assertThat(total("/Observation?patient=" + patient.substring("Patient/".length())))
                .isEqualTo(2);
        assertThat(total("/Observation?code=http%3A%2F%2Floinc.org%7C8867-4")).isEqualTo(1);
        assertThat(total("/Observation?_id=3&code=8867-4")).isZero();
        assertThat(total("/Patient?identifier=urn%3Ahospital%7Cp1")).isEqualTo(1);
        assertThat(client.get(at("/Observation?colour=red")).statusCode()).isEqualTo(400);
    }

    private int total(String path) throws Exception {
        HttpResponse<String> found = client.get(at(path));
        assertThat(found.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(found.body()).get("total").asInt();
    }

    @Test
    void a_reference_to_nothing_is_refused_unless_that_is_switched_off() throws Exception {
        String body = heartRate("r1", 61, "Patient/77");
        assertThat(client.post(at("/Observation"), body).statusCode()).isEqualTo(400);
        restart(FhirServerSettings.on(0).validate(false).references(false));
        assertThat(client.post(at("/Observation"), body).statusCode()).isEqualTo(201);
    }

    @Test
    void an_unknown_field_or_broken_JSON_is_refused_with_400() throws Exception {
        String odd = heartRate("r1", 61, patient).replace("\"status\"", "\"mood\":\"x\",\"status\"");
        assertThat(client.post(at("/Observation"), odd).statusCode()).isEqualTo(400);
        assertThat(client.post(at("/Observation"), "{\"resourceType\":").statusCode())
                .isEqualTo(400);
        assertThat(server.held("Observation")).isEmpty();
    }

    @Test
    void the_capability_statement_says_what_is_switched_on() throws Exception {
        String all = client.get(at("/metadata")).body();
        assertThat(all).contains("\"conditionalCreate\":true", "\"updateCreate\":true", "\"transaction\"", "\"4.0.1\"");
        restart(FhirServerSettings.on(0)
                .validate(false)
                .conditions(false, false)
                .updateCreate(false)
                .bundles(false, true));
        String few = client.get(at("/metadata")).body();
        assertThat(few)
                .contains(
                        "\"conditionalCreate\":false",
                        "\"conditionalUpdate\":false",
                        "\"updateCreate\":false",
                        "\"batch\"")
                .doesNotContain("\"transaction\"");
    }

    @Test
    void conditions_that_are_switched_off_are_refused() throws Exception {
        restart(FhirServerSettings.on(0).validate(false).conditions(false, false));
        assertThat(client.put(at("/Observation" + where("r1")), heartRate("r1", 61, patient))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post(at("/Observation"), heartRate("r1", 61, patient), "If-None-Exist", "identifier=r1")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void down_refuses_connections_and_up_keeps_what_was_held() throws Exception {
        client.post(at("/Observation"), heartRate("r1", 61, patient));
        int port = server.port();
        server.down();
        assertThat(catchThrowable(() -> client.get(at("/metadata")))).isInstanceOf(ConnectException.class);
        server.up();
        assertThat(server.port()).isEqualTo(port);
        assertThat(total("/Observation")).isEqualTo(1);
    }
}
