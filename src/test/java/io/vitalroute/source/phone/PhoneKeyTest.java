package io.vitalroute.source.phone;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneKeyTest {
    private static final JsonMapper JSON = new JsonMapper();
    /** The example of RFC 7517, appendix A.1. */
    private static final String RFC_7517 = "{\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}";

    @Test
    void a_JWK_and_PEM_of_one_key_are_one_key() throws GeneralSecurityException, IOException {
        ECPublicKey key = (ECPublicKey) pair("secp256r1").getPublic();

        PhoneKey jwk = PhoneKey.read(JSON.readTree(jwk(key))).orElseThrow();
        PhoneKey pem = PhoneKey.read(TextNode.valueOf(pem(key.getEncoded()))).orElseThrow();

        assertThat(jwk.text()).isEqualTo(pem.text());
        assertThat(PhoneKey.kept(jwk.text()).text()).isEqualTo(jwk.text());
    }

    @Test
    void the_example_of_the_RFC_is_read() throws IOException {
        assertThat(PhoneKey.read(JSON.readTree(RFC_7517))).isPresent();
    }

    @Test
    void a_point_beside_the_curve_is_no_key() throws IOException {
        assertThat(PhoneKey.read(JSON.readTree(RFC_7517.replace("4Etl6", "4Etl7"))))
                .isEmpty();
    }

    @Test
    void another_curve_is_no_key() throws GeneralSecurityException {
        byte[] other = pair("secp384r1").getPublic().getEncoded();

        assertThat(PhoneKey.read(TextNode.valueOf(pem(other)))).isEmpty();
    }

    @Test
    void a_private_key_is_not_taken() throws IOException {
        JsonNode both = JSON.readTree(
                RFC_7517.replace("\"kty\"", "\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\",\"kty\""));

        assertThat(PhoneKey.read(both)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "\"\"",
                "\"-----BEGIN PUBLIC KEY-----\\n!!!\\n-----END PUBLIC KEY-----\"",
                "\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}"
            })
    void what_is_no_key_is_none(String json) throws IOException {
        assertThat(PhoneKey.read(JSON.readTree(json))).isEmpty();
    }

    static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static String jwk(ECPublicKey key) {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}";
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(padded, 32));
    }
}
