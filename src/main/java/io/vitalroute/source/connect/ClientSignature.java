package io.vitalroute.source.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Withings's way to show a secret without sending it: HMAC-SHA256 over {@code action}, {@code client_id} and {@code nonce}
 * or {@code timestamp}, their values joined by commas in the order of the names, in lower-case hex (Withings API,
 * "Signature v2").
 */
final class ClientSignature {
    private static final String HMAC = "HmacSHA256";

    private ClientSignature() {}

    static String of(String secret, Map<String, String> signed) {
        String text = String.join(",", new TreeMap<>(signed).values());
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
