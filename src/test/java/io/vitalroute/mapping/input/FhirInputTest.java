package io.vitalroute.mapping.input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

class FhirInputTest {
    @Test
    void a_resource_by_itself_is_the_one_item() {
        Collected read = read("{\"resourceType\": \"Observation\", \"id\": \"a\"}");
        assertThat(read.pointers).containsExactly("");
        assertThat(read.items.get(0).path("id").asText()).isEqualTo("a");
    }

    @Test
    void the_resources_of_a_bundle_are_items_and_an_entry_without_one_is_counted() {
        Collected read = read("""
                {"resourceType": "Bundle", "type": "batch", "entry": [
                  {"resource": {"resourceType": "Observation"}}, {"request": {"method": "DELETE"}}]}""");
        assertThat(read.pointers).containsExactly("/entry/0/resource", "/entry/1/resource");
        assertThat(read.items.get(1).isEmpty()).isTrue();
        assertThat(read.payloads.get(0)).hasToString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[]}");
    }

    @Test
    void what_an_observation_refers_to_stands_beside_the_reference() {
        Collected read = read("""
                {"resourceType": "Bundle", "entry": [
                  {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Device", "modelNumber": "M"}},
                  {"resource": {"resourceType": "Patient", "id": "7", "gender": "other"}},
                  {"resource": {"resourceType": "Observation", "contained": [{"resourceType": "Device", "id": "d"}],
                    "device": {"reference": "urn:uuid:1"}, "subject": {"reference": "Patient/7"},
                    "performer": [{"reference": "#d"}, {"reference": "Patient/8"}]}}]}""");
        var observation = read.items.get(2);
        assertThat(observation.at("/device/resource/modelNumber").asText()).isEqualTo("M");
        assertThat(observation.at("/subject/resource/gender").asText()).isEqualTo("other");
        assertThat(observation.at("/performer/0/resource/id").asText()).isEqualTo("d");
        assertThat(observation.at("/performer/1").has("resource")).isFalse();
    }

    @Test
    void a_resource_that_refers_to_itself_is_not_laid_into_itself() {
        Collected read = read("""
                {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1", "resource":
                  {"resourceType": "Observation", "subject": {"reference": "urn:uuid:1"}}}]}""");
        assertThat(read.items.get(0).path("subject").has("resource")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7]", "{}", "{\"resourceType\": 7}", "\"CANARY\""})
    void what_is_no_resource_is_refused(String body) {
        Collected read = read(body);
        assertThat(read.end().code()).isEqualTo(ProblemCode.M105_NO_ITEMS);
        Unsaid.assertAbsent(read);
    }

    @Test
    void broken_JSON_and_too_much_of_it_are_refused() {
        assertThat(read("{\"resourceType\": \"CANARY").end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        Limits few = Limits.standard().withWeight(400);
        Collected large = Collected.of(
                new InputFormat.Fhir(), few, "{\"resourceType\": \"Observation\", \"id\": \"" + "x".repeat(60) + "\"}");
        assertThat(large.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
    }

    private static Collected read(String body) {
        return Collected.of(new InputFormat.Fhir(), Limits.standard(), body);
    }
}
