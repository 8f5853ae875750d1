package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;

import io.vitalroute.source.vendor.Push;
import io.vitalroute.source.vendor.Signature;

/** A vendor as it pushes: signs by itself what its file says, so that a fault of ours is not made twice. */
final class VendorSide {
    static final String SECRET = "invented-secret";
    static final byte[] BODY = "{\"invented\":\"\u00e9t\u00e9\",\"n\":1}".getBytes(StandardCharsets.UTF_8);

    final String name;
    final Push push;
    private KeysetHandle keys = newKeys();

    VendorSide(String name, Push push) {
        this.name = name;
        this.push = push;
    }

    /** A request that is as it should be. */
    Arrival good(Instant now) {
        return of(BODY, SECRET, now);
    }

    /** One that is signed with another secret, or shows another one where it signs nothing. */
    Arrival withSecret(String secret, Instant now) {
        return of(BODY, secret, now);
    }

    private Arrival of(byte[] body, String secret, Instant now) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("content-type", List.of("application/json"));
        Signature signature = push.signature();
        if (signature != null) {
            String stamp = "";
            if (signature.stamp() != null) {
                stamp = Long.toString(signature.stamp().millis() ? now.toEpochMilli() : now.getEpochSecond());
                headers.put(lower(signature.stamp().header()), List.of(stamp));
            }
            headers.put(lower(signature.header()), List.of(sign(signature, secret, stamp, body)));
        }
        if (push.authorization()) {
            headers.put("authorization", List.of(secret));
        }
        return new Arrival(name, "POST", headers, Map.of(), push.secret() ? secret : null, body);
    }

    private String sign(Signature signature, String secret, String stamp, byte[] body) {
        try {
            if (signature.kind() == Signature.Kind.ECDSA_P256) {
                KeysetHandle signer = secret.equals(SECRET) ? keys : newKeys();
                return Base64.getEncoder()
                        .encodeToString(signer.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class)
                                .sign(body));
            }
            String algorithm = signature.kind() == Signature.Kind.HMAC_SHA1 ? "HmacSHA1" : "HmacSHA256";
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec((secret + signature.suffix()).getBytes(StandardCharsets.UTF_8), algorithm));
            mac.update(stamp.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = mac.doFinal(body);
            return switch (signature.encoding()) {
                case HEX -> HexFormat.of().formatHex(bytes);
                case HEX_UPPER -> HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
                case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document with its public keys. */
    String keyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It signs with other keys from now on. */
    void rotate() {
        keys = newKeys();
    }

    private static KeysetHandle newKeys() {
        try {
            SignatureConfig.register();
            return KeysetHandle.generateNew(PredefinedSignatureParameters.ECDSA_P256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String lower(String header) {
        return header.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
