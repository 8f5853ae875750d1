package io.vitalroute.sandbox.crm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.Client;
import io.vitalroute.sandbox.http.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class CrmInboxTest {
    private final Client client = Client.patient();

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_webhook_is_taken_once_however_often_it_comes() throws Exception {
        try (CrmInbox inbox = CrmInbox.start(CrmSettings.on(0))) {
            assertThat(client.post(inbox.url(), "{\"a\":1}", "Idempotency-Key", "k1")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.post(inbox.url(), "{\"a\":1}", "Idempotency-Key", "k1")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.post(inbox.url(), "{\"a\":1}").statusCode()).isEqualTo(400);
            assertThat(inbox.taken()).hasSize(1);
            assertThat(inbox.taken().get(0).request().text()).isEqualTo("{\"a\":1}");
            assertThat(inbox.requests()).hasSize(3);
        }
    }

    @Test
    void a_signature_is_demanded_and_must_fit_the_body() throws Exception {
        CrmSettings settings = CrmSettings.on(0).signed(Signature.ofBody("secret", "X-Signature"));
        try (CrmInbox inbox = CrmInbox.start(settings)) {
            String right = hmac("secret", "{\"a\":1}");
            assertThat(client.post(inbox.url(), "{\"a\":1}", "Idempotency-Key", "k1")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.post(inbox.url(), "{\"a\":2}", "Idempotency-Key", "k1", "X-Signature", right)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.post(inbox.url(), "{\"a\":1}", "Idempotency-Key", "k1", "X-Signature", right)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.post(inbox.url(), "{\"a\":1}", "Idempotency-Key", "k2", "X-Signature", "sha256=" + right)
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_timestamp_can_be_part_of_what_is_signed() throws Exception {
        CrmSettings settings = CrmSettings.on(0).signed(new Signature("secret", "X-Signature", "X-Timestamp"));
        try (CrmInbox inbox = CrmInbox.start(settings)) {
            String right = hmac("secret", "1773469800.{}");
            assertThat(client.post(
                                    inbox.url(),
                                    "{}",
                                    "Idempotency-Key",
                                    "k1",
                                    "X-Signature",
                                    right,
                                    "X-Timestamp",
                                    "1773469800")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.post(
                                    inbox.url(),
                                    "{}",
                                    "Idempotency-Key",
                                    "k2",
                                    "X-Signature",
                                    right,
                                    "X-Timestamp",
                                    "1773469801")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void faults_are_played_and_refuse_without_taking() throws Exception {
        try (CrmInbox inbox = CrmInbox.start(CrmSettings.on(0))) {
            inbox.faults().next(1, Fault.status(500));
            assertThat(client.post(inbox.url(), "{}", "Idempotency-Key", "k1").statusCode())
                    .isEqualTo(500);
            assertThat(inbox.taken()).isEmpty();
            assertThat(client.post(inbox.url(), "{}", "Idempotency-Key", "k1").statusCode())
                    .isEqualTo(201);
        }
    }
}
