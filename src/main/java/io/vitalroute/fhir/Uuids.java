package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Name-based UUIDs, version 5 (RFC 9562 section 5.5), in our own namespace. One object per thread. */
final class Uuids {
    /** Version 5 of {@code vitalroute} in the OID namespace; any fixed value would do. */
    private static final byte[] NAMESPACE = {
        (byte) 0x5e,
        0x3d,
        0x0b,
        (byte) 0x9a,
        0x1c,
        0x47,
        0x5f,
        0x21,
        (byte) 0x8a,
        0x6d,
        0x73,
        (byte) 0xc4,
        0x02,
        (byte) 0xbe,
        0x16,
        (byte) 0xf8
    };

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final MessageDigest sha1;

    Uuids() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** 36 characters in lower case. */
    String of(String name) {
        return new String(ascii(name), StandardCharsets.US_ASCII);
    }

    byte[] ascii(String name) {
        sha1.update(NAMESPACE);
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        byte[] text = new byte[36];
        int at = 0;
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text[at++] = '-';
            }
            text[at++] = HEX[hash[i] >> 4 & 15];
            text[at++] = HEX[hash[i] & 15];
        }
        return text;
    }
}
