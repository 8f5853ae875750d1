package io.vitalroute.sandbox.fhir;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.Client;
import io.vitalroute.sandbox.http.HostSettings;

import static io.vitalroute.sandbox.fhir.Samples.SYSTEM;
import static io.vitalroute.sandbox.fhir.Samples.bundle;
import static io.vitalroute.sandbox.fhir.Samples.createOnce;
import static io.vitalroute.sandbox.fhir.Samples.entry;
import static io.vitalroute.sandbox.fhir.Samples.putWhere;
import static io.vitalroute.sandbox.fhir.Samples.steps;
import static org.assertj.core.api.Assertions.assertThat;

class FhirSinkTest {
    private final List<Change> changes = new ArrayList<>();
    private final FhirSink sink = FhirSink.start(HostSettings.on(0), changes::add);
    private final Client client = Client.patient();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void a_transaction_sent_twice_leaves_one_resource_for_each_identifier() throws Exception {
        String bundle = bundle(
                "transaction",
                createOnce("r1", steps("r1", 10, "Patient/1")),
                createOnce("r2", steps("r2", 20, "Patient/1")));
        HttpResponse<String> first = client.post(sink.base(), bundle);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("transaction-response", "201 Created", "Observation/1/_history/1");
        assertThat(client.post(sink.base(), bundle).body()).contains("200 OK").doesNotContain("201");
        assertThat(sink.copies("Observation")).isEqualTo(Map.of(SYSTEM + "|r1", 1, SYSTEM + "|r2", 1));
        assertThat(changes).hasSize(2);
    }

    @Test
    void a_conditional_update_makes_versions_and_a_plain_create_makes_duplicates() throws Exception {
        client.post(sink.base(), bundle("batch", putWhere("r1", steps("r1", 10, "Patient/1"))));
        client.post(sink.base(), bundle("batch", putWhere("r1", steps("r1", 11, "Patient/1"))));
        assertThat(changes).extracting(Change::version).containsExactly(1, 2);
        client.post(
                sink.base(),
                bundle(
                        "batch",
                        entry("", steps("r1", 10, "Patient/1"), "\"method\":\"POST\",\"url\":\"Observation\"")));
        assertThat(sink.copies("Observation")).containsEntry(SYSTEM + "|r1", 2);
        HttpResponse<String> refused =
                client.post(sink.base(), bundle("transaction", putWhere("r1", steps("r1", 12, "Patient/1"))));
        assertThat(refused.statusCode()).isEqualTo(412);
    }

    @Test
    void single_requests_work_like_entries() throws Exception {
        URI observations = URI.create(sink.base() + "/Observation");
        String condition = "identifier=urn%3Avitalroute%3Atest%7Cr1";
        String body = steps("r1", 10, "Patient/1");
        HttpResponse<String> created = client.post(observations, body, "If-None-Exist", condition);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith("/Observation/1/_history/1");
        assertThat(client.post(observations, body, "If-None-Exist", condition).statusCode())
                .isEqualTo(200);
        HttpResponse<String> updated = client.put(URI.create(observations + "?" + condition), body);
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(updated.headers().firstValue("ETag")).contains("W/\"2\"");
        assertThat(client.put(URI.create(observations + "/mine"), body).statusCode())
                .isEqualTo(201);
        assertThat(sink.references()).containsExactlyInAnyOrder("Observation/1", "Observation/mine");
    }

    @Test
    void it_shows_its_capabilities_and_refuses_what_is_no_JSON() throws Exception {
        assertThat(client.get(URI.create(sink.base() + "/metadata")).body())
                .contains("CapabilityStatement", "\"transaction\"", "\"conditionalUpdate\":true");
        assertThat(client.post(sink.base(), "{").statusCode()).isEqualTo(400);
        assertThat(sink.requestCount()).isEqualTo(2);
    }
}
