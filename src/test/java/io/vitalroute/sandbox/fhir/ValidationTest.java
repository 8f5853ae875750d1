package io.vitalroute.sandbox.fhir;

import java.net.URI;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.Client;

import static io.vitalroute.sandbox.fhir.Samples.bundle;
import static io.vitalroute.sandbox.fhir.Samples.createOnce;
import static io.vitalroute.sandbox.fhir.Samples.heartRate;
import static io.vitalroute.sandbox.fhir.Samples.steps;
import static org.assertj.core.api.Assertions.assertThat;

class ValidationTest {
    private static final Client CLIENT = Client.patient();
    private static FhirServer server;
    private static String patient;

    @BeforeAll
    static void start() {
        server = FhirServer.start(FhirServerSettings.on(0));
        patient = server.addPatient(new Identifier("urn:hospital", "p1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(String observation) throws Exception {
        return CLIENT.post(URI.create(server.base() + "/Observation"), observation);
    }

    @Test
    void a_heart_rate_that_meets_its_profile_is_taken() throws Exception {
        HttpResponse<String> answer = post(heartRate("good", 61, patient));
        assertThat(answer.body()).doesNotContain("\"error\"");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(post(steps("steps", 311, patient)).statusCode()).isEqualTo(201);
    }

    @Test
    void beats_in_bpm_are_refused_with_422_and_the_reason() throws Exception {
        HttpResponse<String> answer = post(heartRate("bpm", 61, patient, "bpm", "bpm", true));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("OperationOutcome", "\"Observation.value")
                .doesNotContain("Parameters");
        assertThat(server.held("Observation", new Identifier(Samples.SYSTEM, "bpm")))
                .isEmpty();
    }

    @Test
    void a_vital_sign_must_meet_its_profile_even_without_claiming_it() throws Exception {
        assertThat(post(heartRate("unclaimed", 61, patient, "{beats}/min", "{beats}/min", false))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(heartRate("unclaimed", 61, patient, "/min", "/min", false))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_claimed_profile_is_enforced_whatever_the_code() throws Exception {
        String claims = steps("claims", 311, patient)
                .replace(
                        "\"status\"",
                        "\"meta\":{\"profile\":[\"http://hl7.org/fhir/StructureDefinition/heartrate\"]},\"status\"");
        assertThat(post(claims).statusCode()).isEqualTo(422);
    }

    @Test
    void a_missing_status_is_refused() throws Exception {
        assertThat(post(heartRate("nostatus", 61, patient).replace("\"status\":\"final\",", ""))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void one_invalid_entry_refuses_the_whole_transaction() throws Exception {
        HttpResponse<String> answer = CLIENT.post(
                server.base(),
                bundle(
                        "transaction",
                        createOnce("t1", heartRate("t1", 61, "Patient?identifier=urn:hospital|p1")),
                        createOnce("t2", heartRate("t2", 62, patient, "bpm", "bpm", true))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Bundle.entry[1].resource.value").doesNotContain("Parameters");
        assertThat(server.held("Observation", new Identifier(Samples.SYSTEM, "t1")))
                .isEmpty();
    }

    @Test
    void one_invalid_entry_of_a_batch_is_refused_alone() throws Exception {
        HttpResponse<String> answer = CLIENT.post(
                server.base(),
                bundle(
                        "batch",
                        createOnce("b1", heartRate("b1", 61, patient)),
                        createOnce("b2", heartRate("b2", 62, patient, "bpm", "bpm", true))));
        assertThat(answer.body()).contains("201 Created", "422 Unprocessable");
        assertThat(server.held("Observation", new Identifier(Samples.SYSTEM, "b1")))
                .hasSize(1);
        assertThat(server.held("Observation", new Identifier(Samples.SYSTEM, "b2")))
                .isEmpty();
    }

    @Test
    void references_of_a_transaction_are_no_matter_for_the_validator() throws Exception {
        HttpResponse<String> answer = CLIENT.post(
                server.base(),
                bundle("transaction", createOnce("t3", heartRate("t3", 61, "Patient?identifier=urn:hospital|p1"))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
