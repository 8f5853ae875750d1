package io.vitalroute.sandbox.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.Client;
import io.vitalroute.sandbox.fhir.FhirKit;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.FhirServerSettings;

import static org.assertj.core.api.Assertions.assertThat;

class TokenServerTest {
    private static RSAKey key;

    private final Client client = Client.patient();
    private TokenServer server;

    @BeforeAll
    static void key() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
    }

    @BeforeEach
    void start() {
        String keys = new JWKSet(key.toPublicJWK()).toString();
        server = TokenServer.start(
                HostSettings.on(0),
                Duration.ofSeconds(300),
                List.of(OAuthClient.withSecret("engine", "s&cret"), OAuthClient.withKeys("backend", keys)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String form, String... headers) throws Exception {
        return client.send("POST", server.tokenUrl(), form, headers);
    }

    private static String token(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    }

    @Test
    void a_secret_in_the_header_or_the_body_gets_a_token() throws Exception {
        String pair = Base64.getEncoder().encodeToString("engine:s%26cret".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> basic =
                ask("grant_type=client_credentials&scope=system%2F*.rs", "Authorization", "Basic " + pair);
        assertThat(server.accepts(token(basic))).isTrue();
        assertThat(basic.body()).contains("\"expires_in\":300", "\"scope\":\"system/*.rs\"");
        String post = "grant_type=client_credentials&client_id=engine&client_secret=s%26cret";
        String token = token(ask(post));
        assertThat(server.accepts(token)).isTrue();
        server.revokeAll();
        assertThat(server.accepts(token)).isFalse();
    }

    @Test
    void a_wrong_secret_or_grant_is_refused() throws Exception {
        assertThat(ask("grant_type=client_credentials&client_id=engine&client_secret=no")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask("grant_type=password&client_id=engine&client_secret=s%26cret")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.accepts("made-up")).isFalse();
    }

    private String assertion(String audience, Duration life, String id, RSAKey signer) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("backend")
                .subject("backend")
                .audience(audience)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .jwtID(id)
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("k1").build(), claims);
        jwt.sign(new RSASSASigner(signer));
        return "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + jwt.serialize();
    }

    @Test
    void a_signed_assertion_gets_a_token_once() throws Exception {
        String form = assertion(server.tokenUrl().toString(), Duration.ofMinutes(4), "j1", key);
        assertThat(server.accepts(token(ask(form)))).isTrue();
        assertThat(ask(form).statusCode()).isEqualTo(401);
    }

    @Test
    void an_assertion_for_another_server_too_long_lived_expired_or_of_another_key_is_refused() throws Exception {
        String url = server.tokenUrl().toString();
        assertThat(ask(assertion("https://elsewhere/token", Duration.ofMinutes(4), "j1", key))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask(assertion(url, Duration.ofMinutes(9), "j2", key)).statusCode())
                .isEqualTo(401);
        assertThat(ask(assertion(url, Duration.ofMinutes(-1), "j3", key)).statusCode())
                .isEqualTo(401);
        RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
        assertThat(ask(assertion(url, Duration.ofMinutes(4), "j4", other)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_FHIR_server_lets_in_the_token_and_shows_its_capabilities_to_all() throws Exception {
        FhirServerSettings settings = FhirServerSettings.on(0).validate(false);
        try (FhirServer fhir =
                FhirServer.start(settings.host(settings.host().access(server.access())), new FhirKit(), change -> {})) {
            URI patients = URI.create(fhir.base() + "/Patient");
            assertThat(client.get(URI.create(fhir.base() + "/metadata")).statusCode())
                    .isEqualTo(200);
            assertThat(client.get(patients).statusCode()).isEqualTo(401);
            String token = token(ask("grant_type=client_credentials&client_id=engine&client_secret=s%26cret"));
            assertThat(client.send("GET", patients, "", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
