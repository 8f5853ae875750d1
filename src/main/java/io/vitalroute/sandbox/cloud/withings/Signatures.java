package io.vitalroute.sandbox.cloud.withings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vitalroute.sandbox.cloud.CloudRequest;

/**
 * Nonces, and signatures over them (Withings, "Sign your requests"): the hexadecimal HMAC-SHA256, under the client's secret, of
 * action, client id and nonce or timestamp, joined by commas. A nonce is good once, for half an hour.
 */
final class Signatures {
    private static final Duration GOOD = Duration.ofMinutes(30);

    private final String clientId;
    private final String secret;
    private final Map<String, Instant> nonces = new HashMap<>();

    Signatures(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /** Whether a request for a nonce is signed rightly, with a timestamp within five minutes. */
    boolean mayHaveNonce(CloudRequest request, Instant now) {
        long off = Math.abs(request.number("timestamp", 0) - now.getEpochSecond());
        return off <= 300 && signed(request, request.text("timestamp"));
    }

    synchronized String nonce(Instant now) {
        nonces.values().removeIf(now::isAfter);
        String nonce = UUID.randomUUID().toString();
        nonces.put(nonce, now.plus(GOOD));
        return nonce;
    }

    /** Whether a request shows the client: by its secret, or by a nonce and a signature. */
    synchronized boolean proves(CloudRequest request, Instant now) {
        if (!request.text("client_id").equals(clientId)) {
            return false;
        }
        if (request.field("client_secret").isPresent()) {
            return request.text("client_secret").equals(secret);
        }
        Instant expires = nonces.remove(request.text("nonce"));
        return expires != null && !now.isAfter(expires) && signed(request, request.text("nonce"));
    }

    private boolean signed(CloudRequest request, String freshness) {
        String text = String.join(",", request.text("action"), request.text("client_id"), freshness);
        return request.text("signature").equals(sign(secret, text));
    }

    static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
