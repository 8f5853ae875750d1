package io.vitalroute.fhir.auth;

import java.net.URI;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmartConfigurationTest {

    @Test
    void read_tellsEndpointAndMethods() throws JsonProcessingException {
        SmartConfiguration read = read(
                "{\"token_endpoint\":\"https://a.example/t\",\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"]}");

        assertThat(read.tokenEndpoint()).contains(URI.create("https://a.example/t"));
        assertThat(read.methods()).containsExactly("private_key_jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token_endpoint\":\"http://a.example/t\"}", "{\"token_endpoint\":\"::\"}"})
    void read_noSafeEndpoint_isEmpty(String document) throws JsonProcessingException {
        assertThat(read(document).tokenEndpoint()).isEmpty();
    }

    private static SmartConfiguration read(String document) throws JsonProcessingException {
        return SmartConfiguration.read(new ObjectMapper().readTree(document));
    }
}
