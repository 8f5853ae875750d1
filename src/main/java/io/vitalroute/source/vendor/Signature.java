package io.vitalroute.source.vendor;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a vendor signs its requests with, over the bytes of the body as they came.
 *
 * @param header that holds the signature
 * @param encoding how it is written there
 * @param stamp the time that is signed before the body; null where none is
 * @param window how far that time may be from ours, either way
 * @param key which secret: {@code subscription} for the one that the vendor told when we subscribed, else the name of a
 *     setting of the vendor, such as {@code client-secret}
 * @param suffix what stands behind the secret in the key, as Fitbit's {@code &}
 * @param keyset address of the public keys; null for a secret key
 */
public record Signature(
        Kind kind,
        String header,
        Encoding encoding,
        @Nullable Stamp stamp,
        Duration window,
        String key,
        String suffix,
        @Nullable String keyset) {

    /** The key that the vendor tells in its answer to a subscription. */
    public static final String SUBSCRIPTION = "subscription";

    /** How it is computed. */
    public enum Kind {
        /** RFC 2104 with SHA-256. */
        HMAC_SHA256,
        /** RFC 2104 with SHA-1. */
        HMAC_SHA1,
        /** ECDSA over P-256 with SHA-256, in Tink's form: a byte 01, the key's id in four bytes, the signature in DER. */
        ECDSA_P256
    }

    /** How bytes are written. */
    public enum Encoding {
        /** Small hexadecimal digits. */
        HEX,
        /** Capital ones. */
        HEX_UPPER,
        /** RFC 4648 section 4. */
        BASE64
    }

    /**
     * The time of sending.
     *
     * @param header that holds it; its text stands before the body in what is signed
     * @param millis whether it counts milliseconds since 1970, not seconds
     */
    public record Stamp(String header, boolean millis) {}
}
