package io.vitalroute.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic ids out of words. */
public final class Hashes {
    private static final MessageDigest SHA_256 = lookUp();

    private Hashes() {}

    /** The first 128 bits of SHA-256 over the words, in hex. Words are separated, so ("a","bc") differs from ("ab","c"). */
    public static String of(String... words) {
        MessageDigest digest = sha256();
        for (String word : words) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1F);
        }
        return hex(digest.digest(), 16);
    }

    static String hex(byte[] hash, int bytes) {
        return HexFormat.of().formatHex(hash, 0, bytes);
    }

    /** A copy of one that was looked up once: the look-up takes longer than the hash of a few words. */
    static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be copied", e);
        }
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
