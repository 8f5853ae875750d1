package io.vitalroute.sandbox.crm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vitalroute.sandbox.http.Received;

/**
 * How webhooks are signed: HMAC-SHA256 in lower-case hex, with or without {@code sha256=} before it.
 *
 * @param secret the shared key, in UTF-8
 * @param header the header that carries the signature
 * @param timestampHeader a header whose text and a full stop go before the body in what is signed, or empty for the body
 *     alone
 */
public record Signature(String secret, String header, String timestampHeader) {

    /** The body alone is signed. */
    public static Signature ofBody(String secret, String header) {
        return new Signature(secret, header, "");
    }

    /** Whether the request carries the right signature. */
    boolean fits(Received request) {
        Optional<String> given = request.header(header);
        Optional<String> time = timestampHeader.isEmpty() ? Optional.of("") : request.header(timestampHeader);
        if (given.isEmpty() || time.isEmpty()) {
            return false;
        }
        String claimed = given.get().startsWith("sha256=") ? given.get().substring("sha256=".length()) : given.get();
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8),
                hex(time.get(), request.body()).getBytes(StandardCharsets.UTF_8));
    }

    private String hex(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            if (!time.isEmpty()) {
                mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
