package io.vitalroute.sandbox.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, written anew. */
final class Hmac {
    private Hmac() {}

    static String hex(String secret, String text) throws Exception {
        return HexFormat.of().formatHex(bytes(secret, text));
    }

    static byte[] bytes(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
