package io.vitalroute.source.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

class SignedRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-14T20:00:00Z");
    private static final String TIME = Long.toString(NOW.getEpochSecond());
    private static final byte[] BODY = "{\"contract\": 1}".getBytes(StandardCharsets.UTF_8);
    private static final KeyPair PAIR = pair();

    @Test
    void timestamp_line_feed_and_body_are_what_is_signed() {
        assertThat(check(TIME, sign(PAIR, TIME + "\n", BODY), BODY)).isEmpty();
        assertThat(check(TIME, sign(PAIR, TIME, BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
        assertThat(check(TIME, sign(PAIR, TIME + "\r\n", BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    @Test
    void another_body_timestamp_or_key_is_refused() {
        String signature = sign(PAIR, TIME + "\n", BODY);

        assertThat(check(TIME, signature, "{\"contract\": 2}".getBytes(StandardCharsets.UTF_8)))
                .contains(ProblemCode.S102_UNAUTHORIZED);
        assertThat(check(Long.toString(NOW.getEpochSecond() + 1), signature, BODY))
                .contains(ProblemCode.S102_UNAUTHORIZED);
        assertThat(check(TIME, sign(pair(), TIME + "\n", BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64", "MAYCAQACAQA="})
    void a_signature_that_is_none_is_refused(String signature) {
        assertThat(check(TIME, signature, BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    @Test
    void a_missing_header_is_refused() {
        assertThat(check(null, sign(PAIR, TIME + "\n", BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
        assertThat(check(TIME, null, BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2026-03-14T20:00:00Z", "1773518400000000", "١٢٣"})
    void a_timestamp_that_is_no_number_of_seconds_is_refused(String time) {
        assertThat(check(time, sign(PAIR, time + "\n", BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void a_clock_that_is_off_learns_the_servers_time(long seconds) {
        String time = Long.toString(NOW.getEpochSecond() + seconds);
        Optional<Problem> problem =
                new SignedRequest(time, sign(PAIR, time + "\n", BODY), BODY).check(key(), NOW, Duration.ofMinutes(5));

        assertThat(problem).map(Problem::code).contains(ProblemCode.S502_CLOCK);
        assertThat(problem)
                .map(Problem::hint)
                .hasValueSatisfying(hint -> assertThat(hint).contains("2026-03-14T20:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void the_window_includes_its_edges(long seconds) {
        String time = Long.toString(NOW.getEpochSecond() + seconds);

        assertThat(check(time, sign(PAIR, time + "\n", BODY), BODY)).isEmpty();
    }

    @Test
    void who_cannot_sign_does_not_learn_that_the_clock_is_off() {
        String time = Long.toString(NOW.getEpochSecond() - 900);

        assertThat(check(time, sign(pair(), time + "\n", BODY), BODY)).contains(ProblemCode.S102_UNAUTHORIZED);
    }

    private static Optional<ProblemCode> check(@Nullable String time, @Nullable String signature, byte[] body) {
        return new SignedRequest(time, signature, body)
                .check(key(), NOW, Duration.ofMinutes(5))
                .map(Problem::code);
    }

    private static PhoneKey key() {
        try {
            return PhoneKey.read(new JsonMapper().readTree(PhoneKeyTest.jwk((ECPublicKey) PAIR.getPublic())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return PhoneKeyTest.pair("secp256r1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(KeyPair pair, String head, byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair.getPrivate());
            signer.update(head.getBytes(StandardCharsets.UTF_8));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
