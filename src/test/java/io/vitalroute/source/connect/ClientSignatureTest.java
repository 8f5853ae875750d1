package io.vitalroute.source.connect;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Against {@code printf 'requesttoken,our-app,N7' | openssl dgst -sha256 -hmac our-secret}. */
class ClientSignatureTest {
    @Test
    void the_values_are_signed_in_the_order_of_their_names() {
        assertThat(ClientSignature.of(
                        "our-secret", Map.of("nonce", "N7", "client_id", "our-app", "action", "requesttoken")))
                .isEqualTo("f668d13f6d82fa12778fc2b63c51607dcbc9a31293470b63bdd89b1834b6f51e");
        assertThat(ClientSignature.of(
                        "our-secret", Map.of("timestamp", "1773475200", "client_id", "our-app", "action", "getnonce")))
                .isEqualTo("fcae5995ff4810d7a5bffb56b290bbb7c0b630dff7ab4b481ac859c63ed54a05");
    }
}
