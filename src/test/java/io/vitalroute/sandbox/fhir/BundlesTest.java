package io.vitalroute.sandbox.fhir;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.Client;

import static io.vitalroute.sandbox.fhir.Samples.SYSTEM;
import static io.vitalroute.sandbox.fhir.Samples.bundle;
import static io.vitalroute.sandbox.fhir.Samples.createOnce;
import static io.vitalroute.sandbox.fhir.Samples.device;
import static io.vitalroute.sandbox.fhir.Samples.entry;
import static io.vitalroute.sandbox.fhir.Samples.heartRate;
import static io.vitalroute.sandbox.fhir.Samples.putWhere;
import static org.assertj.core.api.Assertions.assertThat;

class BundlesTest {
    private static final FhirKit KIT = new FhirKit();
    private static final String WHO = "Patient?identifier=urn:hospital|p1";

    private final Client client = Client.patient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Change> changes = new ArrayList<>();
    private FhirServer server;

    @BeforeEach
    void start() {
        server = FhirServer.start(FhirServerSettings.on(0).validate(false), KIT, changes::add);
        server.addPatient(new Identifier("urn:hospital", "p1"));
        changes.clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String bundle) throws Exception {
        return client.post(server.base(), bundle);
    }

    private static List<String> statuses(JsonNode answer) {
        List<String> statuses = new ArrayList<>();
        answer.get("entry")
                .forEach(entry -> statuses.add(entry.at("/response/status").asText()));
        return statuses;
    }

    @Test
    void a_transaction_answers_each_entry_in_order_and_resolves_its_references() throws Exception {
        String measured = heartRate("r1", 61, WHO)
                .replace(
                        "\"status\"",
                        "\"device\":{\"reference\":\"urn:uuid:0b5f3a52-6a8e-4c7b-9a0e-1f2d3c4b5a69\"},\"status\"");
        HttpResponse<String> answer = post(bundle(
                "transaction",
                createOnce("r1", measured),
                entry(
                        "urn:uuid:0b5f3a52-6a8e-4c7b-9a0e-1f2d3c4b5a69",
                        device("d1"),
                        "\"method\":\"POST\",\"url\":\"Device\",\"ifNoneExist\":\"identifier=" + SYSTEM + "|d1\"")));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("type").asText()).isEqualTo("transaction-response");
        assertThat(statuses(body)).containsExactly("201 Created", "201 Created");
        assertThat(body.at("/entry/0/response/location").asText()).startsWith("Observation/");
        assertThat(body.at("/entry/0/response/etag").asText()).isEqualTo("W/\"1\"");
        Held held = server.held("Observation").get(0);
        assertThat(held.resource().at("/subject/reference").asText()).isEqualTo("Patient/1");
        assertThat(held.resource().at("/device/reference").asText())
                .isEqualTo(server.held("Device").get(0).reference());
    }

    @Test
    void a_transaction_sent_twice_has_the_effect_of_one() throws Exception {
        String bundle = bundle(
                "transaction", createOnce("r1", heartRate("r1", 61, WHO)), createOnce("r2", heartRate("r2", 62, WHO)));
        post(bundle);
        assertThat(statuses(json.readTree(post(bundle).body()))).containsExactly("200 OK", "200 OK");
        assertThat(server.held("Observation")).hasSize(2);
        assertThat(changes).hasSize(2);
    }

    @Test
    void a_transaction_with_one_bad_entry_leaves_nothing_behind() throws Exception {
        post(bundle("transaction", putWhere("r1", heartRate("r1", 61, WHO))));
        changes.clear();
        HttpResponse<String> answer = post(bundle(
                "transaction",
                putWhere("r1", heartRate("r1", 66, WHO)),
                createOnce("r2", heartRate("r2", 62, WHO)),
                createOnce("r3", heartRate("r3", 63, "Patient?identifier=urn:hospital|nobody"))));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
        assertThat(server.held("Observation")).hasSize(1);
        assertThat(server.held("Observation").get(0).version()).isEqualTo(1);
        assertThat(server.held("Observation", new Identifier(SYSTEM, "r2"))).isEmpty();
        assertThat(changes).isEmpty();
    }

    @Test
    void a_batch_keeps_its_good_entries() throws Exception {
        String known = server.held("Patient").get(0).reference();
        HttpResponse<String> answer = post(bundle(
                "batch",
                createOnce("r1", heartRate("r1", 61, known)),
                createOnce("r2", heartRate("r2", 62, "Patient/99")),
                createOnce("r3", heartRate("r3", 63, known))));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json.readTree(answer.body());
        assertThat(statuses(body)).containsExactly("201 Created", "400 Bad Request", "201 Created");
        assertThat(body.at("/entry/1/response/outcome/resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(server.held("Observation")).hasSize(2);
    }

    @Test
    void a_conditional_reference_counts_only_inside_a_transaction() throws Exception {
        JsonNode body = json.readTree(post(bundle("batch", createOnce("r1", heartRate("r1", 61, WHO))))
                .body());
        assertThat(statuses(body)).containsExactly("400 Bad Request");
    }

    @Test
    void several_matches_refuse_the_whole_transaction_with_412() throws Exception {
        server.addPatient(new Identifier("urn:hospital", "p1"));
        assertThat(post(bundle("transaction", createOnce("r1", heartRate("r1", 61, WHO))))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void the_same_condition_twice_in_a_transaction_makes_one_resource() throws Exception {
        post(bundle(
                "transaction", createOnce("r1", heartRate("r1", 61, WHO)), createOnce("r1", heartRate("r1", 61, WHO))));
        assertThat(server.held("Observation")).hasSize(1);
        HttpResponse<String> answer = post(bundle(
                "transaction", putWhere("r1", heartRate("r1", 62, WHO)), putWhere("r1", heartRate("r1", 63, WHO))));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void a_patient_made_in_the_same_transaction_can_be_referred_to_by_identifier() throws Exception {
        String patient =
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:hospital\",\"value\":\"p2\"}]}";
        HttpResponse<String> answer = post(bundle(
                "transaction",
                createOnce("r1", heartRate("r1", 61, "Patient?identifier=urn:hospital|p2")),
                entry("", patient, "\"method\":\"POST\",\"url\":\"Patient\"")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.held("Observation")
                        .get(0)
                        .resource()
                        .at("/subject/reference")
                        .asText())
                .isEqualTo(server.held("Patient").get(1).reference());
    }
}
