package io.vitalroute.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * The id of a payload: the first 128 bits of SHA-256, in hex, over source, stream, account, the vendor's delivery id
 * (where there is one) and the body. Fed piece by piece, so that a body of any size has one.
 */
public final class PayloadId {
    private final MessageDigest digest = Hashes.sha256();

    /** Starts with what is known before the body is read. */
    public PayloadId(String source, String stream, @Nullable String account, @Nullable String delivery) {
        field(source);
        field(stream);
        field(account == null ? "" : account);
        field(delivery == null ? "" : delivery);
    }

    /** The next piece of the body. */
    public void add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** The id; once. */
    public String finish() {
        return Hashes.hex(digest.digest(), 16);
    }

    private void field(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0x1F);
    }
}
