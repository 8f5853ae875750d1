package io.vitalroute.sandbox.cloud.google;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Json;

/**
 * A key that notices are signed with, in the format of Tink without Tink: a signature is 0x01, the key's id in four bytes, and
 * ECDSA over P-256 with SHA-256 as DER; a public key is the protocol buffer {@code google.crypto.tink.EcdsaPublicKey}.
 */
final class NoticeKey {
    private static final String TYPE = "type.googleapis.com/google.crypto.tink.EcdsaPublicKey";
    private static final int COORDINATE = 32;

    private final int id;
    private final KeyPair pair;

    NoticeKey(int id) {
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** The header's value for a body. */
    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            byte[] der = signature.sign();
            byte[] blob = ByteBuffer.allocate(5 + der.length)
                    .put((byte) 1)
                    .putInt(id)
                    .put(der)
                    .array();
            return Base64.getEncoder().encodeToString(blob);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }

    /** A keyset in Tink's JSON, as Google publishes it. */
    static ObjectNode keyset(List<NoticeKey> keys) {
        ObjectNode keyset = Json.object().put("primaryKeyId", keys.get(keys.size() - 1).id);
        ArrayNode all = keyset.putArray("key");
        for (NoticeKey key : keys) {
            ObjectNode entry = all.addObject();
            entry.putObject("keyData")
                    .put("typeUrl", TYPE)
                    .put("value", Base64.getEncoder().encodeToString(key.proto()))
                    .put("keyMaterialType", "ASYMMETRIC_PUBLIC");
            entry.put("status", "ENABLED").put("keyId", key.id).put("outputPrefixType", "TINK");
        }
        return keyset;
    }

    /** Field 2: SHA256 (3), NIST_P256 (2), DER (2); fields 3 and 4: the coordinates. */
    private byte[] proto() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x12, 6, 0x08, 3, 0x10, 2, 0x18, 2});
        coordinate(bytes, 0x1A, key.getW().getAffineX());
        coordinate(bytes, 0x22, key.getW().getAffineY());
        return bytes.toByteArray();
    }

    private static void coordinate(ByteArrayOutputStream bytes, int tag, BigInteger value) {
        byte[] raw = value.toByteArray();
        bytes.write(tag);
        bytes.write(COORDINATE + 1);
        for (int i = raw.length; i < COORDINATE + 1; i++) {
            bytes.write(0);
        }
        bytes.writeBytes(raw);
    }
}
