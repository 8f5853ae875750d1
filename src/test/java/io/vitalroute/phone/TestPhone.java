package io.vitalroute.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.Installation;
import io.vitalroute.source.phone.EnrolmentCode;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.store.Store;

/** A phone with a key of its own that speaks to an installation as the contract says. */
final class TestPhone {
    static final JsonMapper JSON = new JsonMapper();

    private final Installation site;
    private final KeyPair keys = keys();
    String device = "nobody";

    TestPhone(Installation site) {
        this.site = site;
    }

    /** One that is enrolled for a patient. */
    static TestPhone of(Installation site, String patient, String... platforms) {
        TestPhone phone = new TestPhone(site);
        HttpResponse<String> answer = phone.enrol(code(site, patient), null, platforms);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        phone.device = json(answer).path("device").asText();
        return phone;
    }

    static String code(Installation site, String patient) {
        EnrolmentCode code = EnrolmentCode.random();
        Instant now = Instant.now();
        try (Store store = site.store()) {
            store.phones()
                    .offer(
                            new Phones.Offer(
                                    code.hash(),
                                    Installation.patient(patient),
                                    (ZoneId) null,
                                    now.plus(Duration.ofHours(1))),
                            now);
        }
        return code.text();
    }

    HttpResponse<String> enrol(String code, @Nullable String phone, String... platforms) {
        ObjectNode body = JSON.createObjectNode().put("code", code).put("publicKey", pem());
        if (phone != null) {
            body.put("phone", phone);
        }
        List.of(platforms).forEach(body.withArray("platforms")::add);
        return enrol(body);
    }

    HttpResponse<String> enrol(JsonNode body) {
        byte[] bytes = bytes(body.toString());
        String time = now(0);
        return site.send(
                request("/in/phone/devices/new", time, sign(time, bytes), bytes).build());
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
    }

    HttpResponse<String> send(String document) {
        return send(document, 0);
    }

    /** Sends with a clock that is off by some seconds. */
    HttpResponse<String> send(String document, long off) {
        byte[] bytes = bytes(document);
        String time = now(off);
        return site.send(document(time, sign(time, bytes), bytes).build());
    }

    HttpRequest.Builder document(String time, String signature, byte[] body) {
        return request("/in/phone", time, signature, body).header("X-Vitalroute-Device", device);
    }

    private HttpRequest.Builder request(String path, String time, String signature, byte[] body) {
        return HttpRequest.newBuilder(site.uri(path))
                .header("Content-Type", "application/json")
                .header("X-Vitalroute-Timestamp", time)
                .header("X-Vitalroute-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    static String now(long off) {
        return Long.toString(Instant.now().getEpochSecond() + off);
    }

    String sign(String time, byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(bytes(time + "\n"));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
