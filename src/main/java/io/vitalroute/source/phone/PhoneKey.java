package io.vitalroute.source.phone;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The public key of a device, on the curve P-256 (secp256r1, FIPS 186-4). */
public final class PhoneKey {
    private static final ECParameterSpec P256 = p256();
    private static final int COORDINATE = 32;

    private final ECPublicKey key;

    private PhoneKey(ECPublicKey key) {
        this.key = key;
    }

    /** A JSON Web Key (RFC 7517, RFC 7518 section 6.2) as an object, or PEM as a text; empty where it is no point of P-256. */
    public static Optional<PhoneKey> read(JsonNode node) {
        try {
            if (node.isTextual()) {
                return pem(node.textValue());
            }
            boolean ours = node.path("kty").asText().equals("EC")
                    && node.path("crv").asText().equals("P-256")
                    && !node.has("d");
            return ours ? point(coordinate(node.path("x")), coordinate(node.path("y"))) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is kept. */
    static PhoneKey kept(String base64) {
        try {
            return spki(Base64.getDecoder().decode(base64)).orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was kept cannot be read", e);
        }
    }

    /** X.509 SubjectPublicKeyInfo in base64. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Whether the signature (ECDSA with SHA-256, in DER) is this key's over these parts in a row; never throws. */
    boolean signed(byte[] signature, byte[]... parts) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            for (byte[] part : parts) {
                verifier.update(part);
            }
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows ECDSA with SHA-256", e);
        }
    }

    private static Optional<PhoneKey> pem(String text) throws GeneralSecurityException {
        String body = text.strip();
        String begin = "-----BEGIN PUBLIC KEY-----";
        String end = "-----END PUBLIC KEY-----";
        if (!body.startsWith(begin) || !body.endsWith(end)) {
            return Optional.empty();
        }
        String base64 = body.substring(begin.length(), body.length() - end.length());
        return spki(Base64.getMimeDecoder().decode(base64));
    }

    private static Optional<PhoneKey> spki(byte[] der) throws GeneralSecurityException {
        ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        ECParameterSpec curve = key.getParams();
        boolean ours =
                curve.getCurve().equals(P256.getCurve()) && curve.getGenerator().equals(P256.getGenerator());
        return ours ? point(key.getW().getAffineX(), key.getW().getAffineY()) : Optional.empty();
    }

    /** A point that is not on the curve would let anybody sign. */
    private static Optional<PhoneKey> point(BigInteger x, BigInteger y) throws GeneralSecurityException {
        BigInteger prime = ((ECFieldFp) P256.getCurve().getField()).getP();
        boolean inField = x.signum() >= 0 && y.signum() >= 0 && x.compareTo(prime) < 0 && y.compareTo(prime) < 0;
        BigInteger right = x.multiply(x)
                .add(P256.getCurve().getA())
                .multiply(x)
                .add(P256.getCurve().getB())
                .mod(prime);
        if (!inField || !y.multiply(y).mod(prime).equals(right)) {
            return Optional.empty();
        }
        ECPublicKeySpec spec = new ECPublicKeySpec(new ECPoint(x, y), P256);
        return Optional.of(
                new PhoneKey((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec)));
    }

    private static BigInteger coordinate(JsonNode node) {
        byte[] bytes = Base64.getUrlDecoder().decode(node.asText());
        if (bytes.length != COORDINATE) {
            throw new IllegalArgumentException("a coordinate of P-256 has 32 bytes");
        }
        return new BigInteger(1, bytes);
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows P-256", e);
        }
    }
}
