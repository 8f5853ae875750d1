package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Name-based UUIDs, version 5 (RFC 9562 section 5.5), in one namespace. One object per thread. */
final class Uuids {
    /** The root of our own namespaces; any fixed value would do. */
    private static final byte[] ROOT = {
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

    private static final Map<String, byte[]> NAMESPACES = new ConcurrentHashMap<>();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final MessageDigest sha1;
    private final byte[] namespace;

    private Uuids(byte[] namespace) {
        this.namespace = namespace;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** UUIDs of things that are told apart by such names, as an identifier system or a resource type is. */
    static Uuids in(String namespace) {
        return new Uuids(NAMESPACES.computeIfAbsent(
                namespace, name -> new Uuids(ROOT).hash(name.getBytes(StandardCharsets.UTF_8))));
    }

    /** 36 characters in lower case. */
    String of(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] name) {
        return new String(ascii(name), StandardCharsets.US_ASCII);
    }

    byte[] ascii(byte[] name) {
        byte[] hash = hash(name);
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

    private byte[] hash(byte[] name) {
        sha1.update(namespace);
        byte[] hash = Arrays.copyOf(sha1.digest(name), 16);
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        return hash;
    }
}
