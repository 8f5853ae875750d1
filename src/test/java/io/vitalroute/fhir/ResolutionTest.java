package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Corrections for a server that knows readings by its own ids only. */
class ResolutionTest {
    private static final String NEW = entry("new", "final", "POST", "Observation");
    private static final String CORRECTED =
            entry("corrected", "amended", "PUT", "Observation?identifier=s%7Ccorrected");
    private static final String DELETED =
            entry("deleted", "entered-in-error", "PUT", "Observation?identifier=s%7Cdeleted");

    @Test
    void a_correction_goes_to_the_servers_id_and_what_is_new_is_created() {
        Resolved resolved = resolve(Map.of("corrected", "4711", "deleted", "12"), NEW, CORRECTED, DELETED);

        assertThat(text(((Resolved.Ready) resolved).bundle()))
                .contains("{\"method\":\"POST\",\"url\":\"Observation\"}")
                .contains("{\"method\":\"PUT\",\"url\":\"Observation/4711\"}")
                .contains("{\"method\":\"PUT\",\"url\":\"Observation/12\"}")
                .contains("{\"resourceType\":\"Observation\",\"id\":\"4711\",");
    }

    @Test
    void a_correction_of_what_never_arrived_is_created() {
        Resolved resolved = resolve(Map.of(), CORRECTED);

        assertThat(text(((Resolved.Ready) resolved).bundle()))
                .contains("{\"method\":\"POST\",\"url\":\"Observation\"}")
                .doesNotContain("\"id\":");
    }

    @Test
    void there_is_nothing_to_take_back_where_nothing_arrived() {
        assertThat(resolve(Map.of(), DELETED)).isEqualTo(new Resolved.Nothing());
    }

    @Test
    void an_id_that_the_server_did_not_tell_is_not_guessed() {
        assertThat(resolve(Map.of("corrected", ""), CORRECTED)).isEqualTo(new Resolved.Unknown());
    }

    @Test
    void what_cannot_be_sent_is_parted_from_its_neighbours() {
        Resolved resolved = resolve(Map.of("corrected", ""), NEW, CORRECTED, DELETED);

        assertThat(((Resolved.Apart) resolved).parts())
                .extracting(Encoded.FhirBundle::keys)
                .containsExactly(List.of("new"), List.of("corrected"), List.of("deleted"));
    }

    @Test
    void a_bundle_of_one_entry_is_one_request() {
        FhirRequest update = FhirBundles.request(bundle(CORRECTED));

        assertThat(update.method()).isEqualTo("PUT");
        assertThat(update.path()).isEqualTo("Observation");
        assertThat(update.query()).isEqualTo("identifier=s%7Ccorrected");
        assertThat(update.ifNoneExist()).isNull();
        assertThat(text(update.body())).startsWith("{\"resourceType\":\"Observation\"");
    }

    private static Resolved resolve(Map<String, String> ids, String... entries) {
        return FhirBundles.resolve(bundle(entries), ids);
    }

    private static byte[] bundle(String... entries) {
        String text = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + String.join(",", entries) + "]}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String key, String status, String method, String url) {
        return "{\"fullUrl\":\"urn:uuid:" + key + "\",\"resource\":{\"resourceType\":\"Observation\","
                + "\"identifier\":[{\"system\":\"s\",\"value\":\"" + key + "\"}],\"status\":\"" + status
                + "\"},\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
