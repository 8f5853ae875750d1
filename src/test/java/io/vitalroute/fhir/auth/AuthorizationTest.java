package io.vitalroute.fhir.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.problem.ProblemException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthorizationTest {
    private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");
    private static final URI ENDPOINT = URI.create("https://auth.example/token");
    private static final Set<String> SCOPES = Set.of("system/Observation.cu", "system/Device.cu");
    private final List<TokenExchange.Request> sent = new ArrayList<>();

    @Test
    void header_ofNone_isEmpty() {
        assertThat(authorization(new Credentials.None(), request -> null).header(NOW))
                .isEmpty();
    }

    @Test
    void header_ofBasic_isUserAndPassword() {
        assertThat(authorization(new Credentials.Basic("lab", "s:cret"), request -> null)
                        .header(NOW))
                .contains("Basic " + Base64.getEncoder().encodeToString("lab:s:cret".getBytes(UTF_8)));
    }

    @Test
    void clientSecret_inTheHeader() {
        Authorization authorization = authorization(secret(false), request -> token("t-1", 3600));

        assertThat(authorization.header(NOW)).contains("Bearer t-1");
        assertThat(sent.get(0).headers().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("engine:pa%3Dss".getBytes(UTF_8)));
        assertThat(form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "system%2FDevice.cu+system%2FObservation.cu")
                .doesNotContainKey("client_secret");
    }

    @Test
    void clientSecret_inTheForm() {
        authorization(secret(true), request -> token("t-1", 3600)).header(NOW);

        assertThat(form()).containsEntry("client_id", "engine").containsEntry("client_secret", "pa%3Dss");
        assertThat(sent.get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void token_isUsedUntilAMinuteBeforeItExpires() {
        Authorization authorization = authorization(secret(false), request -> token("t-" + sent.size(), 600));

        assertThat(authorization.header(NOW)).contains("Bearer t-1");
        assertThat(authorization.header(NOW.plusSeconds(539))).contains("Bearer t-1");
        assertThat(authorization.header(NOW.plusSeconds(540))).contains("Bearer t-2");
    }

    @Test
    void token_ofAShortLife_isUsedForHalfOfIt() {
        Authorization authorization = authorization(secret(false), request -> token("t-" + sent.size(), 40));

        authorization.header(NOW);
        assertThat(authorization.header(NOW.plusSeconds(19))).contains("Bearer t-1");
        assertThat(authorization.header(NOW.plusSeconds(20))).contains("Bearer t-2");
    }

    @Test
    void refused_forgetsThatTokenAndNoOther() {
        Authorization authorization = authorization(secret(false), request -> token("t-" + sent.size(), 600));
        authorization.header(NOW);

        authorization.refused("Bearer of-yesterday");
        assertThat(authorization.header(NOW)).contains("Bearer t-1");
        authorization.refused("Bearer t-1");
        assertThat(authorization.header(NOW)).contains("Bearer t-2");
    }

    @Test
    void signedAssertion_isWhatSmartAsksFor() throws Exception {
        SigningKeys keys = SigningKeys.read("key.json", SigningKeys.generate("k-2026"));
        authorization(new Credentials.SignedAssertion(ENDPOINT, "engine", keys, SCOPES), r -> token("t-1", 300))
                .header(NOW);
        SignedJWT jwt = SignedJWT.parse(form().get("client_assertion"));

        assertThat(form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry(
                        "client_assertion_type", "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer");
        assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "ES384", "kid", "k-2026", "typ", "JWT"));
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("engine");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("engine");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(ENDPOINT.toString());
        assertThat(jwt.getJWTClaimsSet().getJWTID()).isEqualTo("id-1");
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant())
                .isAfter(NOW)
                .isBeforeOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(jwt.verify(new ECDSAVerifier(
                        JWKSet.parse(keys.published()).getKeyByKeyId("k-2026").toECKey())))
                .isTrue();
    }

    @Test
    void signedAssertion_withRsa_isRs384() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r-1").generate();
        SigningKeys keys = SigningKeys.read("key.json", rsa.toJSONString());
        authorization(new Credentials.SignedAssertion(ENDPOINT, "engine", keys, Set.of()), r -> token("t-1", 300))
                .header(NOW);
        SignedJWT jwt = SignedJWT.parse(form().get("client_assertion"));

        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS384");
        assertThat(jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()))).isTrue();
        assertThat(form()).doesNotContainKey("scope");
    }

    @Test
    void published_holdsNoPrivatePart() throws Exception {
        String old = SigningKeys.generate("old");
        SigningKeys keys =
                SigningKeys.read("keys.json", "{\"keys\":[" + SigningKeys.generate("new") + "," + old + "]}");

        assertThat(JWKSet.parse(keys.published()).getKeys())
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.isPrivate()).isFalse());
        assertThat(keys.toString()).isEqualTo("SigningKeys[new]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret words | is not a JWK",
                "{\"keys\":[]} | holds no key",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"a\"} | neither RSA",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"} | public key"
            })
    void keys_thatWillNotDo_areRefusedWithoutTheirText(String text, String why) {
        assertThatThrownBy(() -> SigningKeys.read("key.json", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(why)
                .hasMessageNotContainingAny("secret words", "c2VjcmV0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"error\":\"invalid_client\",\"error_description\":\"Erika\"} | D106 | error invalid_client",
                "401 | {\"error\":\"Erika 187\"} | D106 | HTTP 401",
                "503 | <html>Erika</html> | D103 | HTTP 503",
                "200 | {\"token_type\":\"bearer\"} | D104 | no bearer token",
                "200 | {\"access_token\":\"Erika\",\"token_type\":\"mac\"} | D104 | no bearer token"
            })
    void noToken_isAProblemToRetry(int status, String body, String code, String message) {
        Authorization authorization = authorization(secret(false), r -> new TokenExchange.Reply(status, body));

        assertThatThrownBy(() -> authorization.header(NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("ehr: " + code, message)
                .hasMessageNotContaining("Erika");
    }

    @Test
    void noAnswer_isAProblemToRetry_andTheNextTryMayDo() {
        Authorization authorization = new Authorization(
                "ehr",
                secret(false),
                request -> {
                    sent.add(request);
                    if (sent.size() == 1) {
                        throw new IOException("connection reset by Erika");
                    }
                    return token("t-2", 600);
                },
                () -> "id");

        assertThatThrownBy(() -> authorization.header(NOW))
                .hasMessageContaining("D102")
                .hasMessageNotContaining("Erika");
        assertThat(authorization.header(NOW)).contains("Bearer t-2");
    }

    @Test
    void texts_holdNoSecret() {
        authorization(secret(true), request -> token("t-1", 600)).header(NOW);

        assertThat(List.of(
                        secret(true).toString(),
                        new Credentials.Basic("u", "pa=ss").toString(),
                        new Credentials.Fixed("pa=ss").toString(),
                        sent.get(0).toString(),
                        token("pa=ss", 1).toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain("pa=ss", "pa%3Dss"));
    }

    private static Credentials.ClientSecret secret(boolean inBody) {
        return new Credentials.ClientSecret(ENDPOINT, "engine", "pa=ss", SCOPES, inBody);
    }

    private Authorization authorization(
            Credentials credentials, Function<TokenExchange.Request, TokenExchange.Reply> server) {
        return new Authorization(
                "ehr",
                credentials,
                request -> {
                    sent.add(request);
                    return server.apply(request);
                },
                () -> "id-" + (sent.size() + 1));
    }

    private Map<String, String> form() {
        return Arrays.stream(sent.get(0).form().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static TokenExchange.Reply token(String value, int seconds) {
        return new TokenExchange.Reply(
                200, "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}");
    }
}
