package io.vitalroute.camel.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.config.Settings;
import io.vitalroute.fhir.auth.Authorization;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.OAuthClient;
import io.vitalroute.sandbox.http.TokenServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccessTest {
    @Test
    void nothing_is_shown_by_default() {
        assertThat(header(Map.of())).isEmpty();
    }

    @Test
    void basic_is_the_pair_in_UTF_8() {
        String header = header(Map.of("ehr.auth", "basic", "ehr.user", "dept", "ehr.password", "pässwörd"));

        assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("dept:pässwörd");
    }

    @Test
    void a_given_token_is_passed_on() {
        assertThat(header(Map.of("ehr.auth", "token", "ehr.token", "abc"))).isEqualTo("Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "body"})
    void client_credentials_bring_a_token_that_the_server_knows(String place) {
        try (TokenServer server = server()) {
            String header = header(credentials(server, place, "s&cret"));

            assertThat(server.accepts(header.substring("Bearer ".length()))).isTrue();
        }
    }

    @Test
    void a_wrong_secret_is_tried_again_later_and_not_repeated_in_the_problem() {
        try (TokenServer server = server()) {
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> header(credentials(server, "header", "wrong-secret")));

            assertThat(refused.first().code()).isEqualTo(ProblemCode.D106_UNAUTHORIZED);
            assertThat(refused.first().toString()).doesNotContain("wrong-secret");
        }
    }

    @Test
    void a_word_that_is_none_and_a_setting_that_is_missing_are_said_with_what_to_do() {
        ProblemException word =
                catchThrowableOfType(ProblemException.class, () -> header(Map.of("ehr.auth", "backend-service")));
        ProblemException missing = catchThrowableOfType(
                ProblemException.class, () -> header(Map.of("ehr.auth", "basic", "ehr.user", "dept")));

        assertThat(word.first().toString()).contains("C106").contains("backend-services");
        assertThat(missing.first().toString()).contains("C104").contains("EHR_PASSWORD");
    }

    private static TokenServer server() {
        return TokenServer.start(
                HostSettings.on(0), Duration.ofMinutes(5), List.of(OAuthClient.withSecret("engine", "s&cret")));
    }

    private static Map<String, String> credentials(TokenServer server, String place, String secret) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ehr.auth", "client-credentials");
        settings.put("ehr.token-url", server.tokenUrl().toString());
        settings.put("ehr.client-id", "engine");
        settings.put("ehr.client-secret", secret);
        settings.put("ehr.secret-in", place);
        return settings;
    }

    private static String header(Map<String, String> settings) {
        Authorization authorization = Access.of(Settings.of(settings), "ehr");
        return authorization.header(Instant.now()).orElse("");
    }
}
