package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.vendor.Greeting;
import io.vitalroute.source.vendor.Push;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.Vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How vendors make sure that somebody is there. */
class GreetingsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Vendors VENDORS =
            Vendors.read(Path.of("routes/sources"), Settings.of(Map.of()), new ArrayList<Problem>());

    @Test
    void the_unsigned_PING_of_Polar_is_answered_and_nothing_else_is_taken_unsigned() {
        assertThat(greet(
                        "polar",
                        "POST",
                        Map.of(),
                        Map.of(),
                        "{\"timestamp\":\"2026-05-04T10:00:00Z\",\"event\":\"PING\"}"))
                .isEqualTo(new Greeted(200, ""));
        assertThat(refusal("polar", "POST", Map.of(), Map.of(), "{\"event\":\"SLEEP\",\"user_id\":1}"))
                .isEqualTo(ProblemCode.S302_SIGNATURE);
        assertThat(refusal("polar", "POST", Map.of(), Map.of(), "[{\"event\":\"PING\"}]"))
                .isEqualTo(ProblemCode.S302_SIGNATURE);
    }

    @Test
    void a_PING_that_is_longer_than_any_is_none() {
        String long1 = "{\"event\":\"PING\",\"x\":\"" + "x".repeat(2_000) + "\"}";

        assertThat(refusal("polar", "POST", Map.of(), Map.of(), long1)).isEqualTo(ProblemCode.S302_SIGNATURE);
    }

    @Test
    void the_verification_of_Google_is_taken_with_the_header_and_refused_without() {
        String body = "{\"type\": \"verification\"}";

        assertThat(greet("google-health", "POST", Map.of("authorization", List.of("the-secret")), Map.of(), body))
                .isEqualTo(new Greeted(201, ""));
        assertThat(refusal("google-health", "POST", Map.of(), Map.of(), body))
                .isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
        assertThat(refusal("google-health", "POST", Map.of("authorization", List.of("the-secre")), Map.of(), body))
                .isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
        assertThat(refusal(
                        "google-health",
                        "POST",
                        Map.of("authorization", List.of("the-secret", "the-secret")),
                        Map.of(),
                        body))
                .isEqualTo(ProblemCode.S304_TWICE);
    }

    @Test
    void the_challenge_of_Oura_is_sent_back_to_who_knows_our_token() {
        Map<String, List<String>> right =
                Map.of("verification_token", List.of("the-secret"), "challenge", List.of("a\"b"));

        assertThat(greet("oura", "GET", Map.of(), right, "")).isEqualTo(new Greeted(200, "{\"challenge\":\"a\\\"b\"}"));
        assertThat(refusal("oura", "GET", Map.of(), Map.of("challenge", List.of("x")), ""))
                .isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
        assertThat(refusal(
                        "oura",
                        "GET",
                        Map.of(),
                        Map.of("verification_token", List.of("wrong"), "challenge", List.of("x")),
                        ""))
                .isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
        assertThat(refusal(
                        "oura",
                        "GET",
                        Map.of(),
                        Map.of("verification_token", List.of("the-secret"), "challenge", List.of("x", "y")),
                        ""))
                .isEqualTo(ProblemCode.S304_TWICE);
        assertThat(refusal("oura", "GET", Map.of(), Map.of(), "")).isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
    }

    @Test
    void the_HEAD_of_Withings_is_answered_where_the_address_is_right() {
        assertThat(greet("withings", "HEAD", Map.of(), Map.of(), "")).isEqualTo(new Greeted(200, ""));

        Vendor withings = vendor("withings");
        Arrival elsewhere = new Arrival("withings", "HEAD", Map.of(), Map.of(), "guessed", new byte[0]);
        assertThat(refusal(withings.push(), elsewhere)).isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
    }

    @Test
    void a_code_as_the_Fitbit_Web_API_sent_it_is_answered_by_204_and_404() {
        Push push = new Push(204, true, false, null, null, List.of(new Greeting.Code("verify", 204, 404)), null, null);

        assertThat(gate(push).check(get("verify", "the-secret"), NOW)).contains(new Greeted(204, ""));
        assertThat(gate(push).check(get("verify", "another"), NOW)).contains(new Greeted(404, ""));
    }

    @Test
    void a_word_is_looked_for_where_the_file_says() {
        Push push = new Push(
                200,
                true,
                false,
                null,
                null,
                List.of(new Greeting.Word(JsonPointer.compile("/a/b"), "hello", 202)),
                null,
                null);
        Arrival word = new Arrival("x", "POST", Map.of(), Map.of(), "the-secret", bytes("{\"a\":{\"b\":\"hello\"}}"));
        Arrival notice = new Arrival("x", "POST", Map.of(), Map.of(), "the-secret", bytes("{\"b\":\"hello\"}"));

        assertThat(gate(push).check(word, NOW)).contains(new Greeted(202, ""));
        assertThat(gate(push).check(notice, NOW)).isEmpty();
    }

    private static Arrival get(String parameter, String value) {
        return new Arrival("x", "GET", Map.of(), Map.of(parameter, List.of(value)), "the-secret", new byte[0]);
    }

    private static @Nullable Greeted greet(
            String name,
            String method,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            String body) {
        return gate(vendor(name).push())
                .check(arrival(name, method, headers, query, body), NOW)
                .orElse(null);
    }

    private static ProblemCode refusal(
            String name,
            String method,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            String body) {
        return refusal(vendor(name).push(), arrival(name, method, headers, query, body));
    }

    private static ProblemCode refusal(Push push, Arrival arrival) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> gate(push).check(arrival, NOW));
        assertThat(refused).isNotNull();
        return refused.first().code();
    }

    private static Arrival arrival(
            String name,
            String method,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            String body) {
        return new Arrival(name, method, headers, query, "the-secret", bytes(body));
    }

    private static Gate gate(Push push) {
        return new Gate(push, (vendor, name) -> List.of("the-secret"), new PublicKeys((vendor, address) -> ""));
    }

    private static Vendor vendor(String name) {
        return VENDORS.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
