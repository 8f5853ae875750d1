package io.vitalroute.fhir.auth;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Our private keys. The first one signs; the public halves of all are published, so that a key can be replaced: put the
 * new one first, and take the old one away when servers have read the new document.
 */
public final class SigningKeys {
    private static final int SHORTEST_RSA = 2048;
    private final List<JWK> keys;

    private SigningKeys(List<JWK> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a JWK or a JWK set (RFC 7517) with private keys: RSA of at least 2048 bits or EC P-384, each with a key id.
     *
     * @param file its name, for problems
     * @throws ProblemException where it is something else; the message holds nothing of the text
     */
    public static SigningKeys read(String file, String text) {
        List<JWK> keys;
        try {
            keys = text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
        } catch (ParseException e) {
            throw wrong(file, "is not a JWK or a JWK set");
        }
        if (keys.isEmpty()) {
            throw wrong(file, "holds no key");
        }
        keys.forEach(key -> check(file, key));
        return new SigningKeys(keys);
    }

    /** A new key pair of curve P-384 as a private JWK: what goes into the secret file. */
    public static String generate(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyID(keyId)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES384)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-384", e);
        }
    }

    /** The JWKS document that servers fetch: public halves only. */
    public String published() {
        List<JWK> open = new ArrayList<>();
        keys.forEach(key -> open.add(key.toPublicJWK()));
        return new JWKSet(open).toString();
    }

    String keyId() {
        return keys.get(0).getKeyID();
    }

    JWSAlgorithm algorithm() {
        return keys.get(0) instanceof RSAKey ? JWSAlgorithm.RS384 : JWSAlgorithm.ES384;
    }

    JWSSigner signer() throws JOSEException {
        JWK key = keys.get(0);
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
    }

    private static void check(String file, JWK key) {
        boolean rsa = key instanceof RSAKey && key.size() >= SHORTEST_RSA;
        boolean ec = key instanceof ECKey curve && curve.getCurve().equals(Curve.P_384);
        if (!key.isPrivate()) {
            throw wrong(file, "holds a public key where a private one is needed");
        }
        if (!rsa && !ec) {
            throw wrong(file, "holds a key that is neither RSA of 2048 bits nor EC P-384");
        }
        if (key.getKeyID() == null || key.getKeyID().isBlank()) {
            throw wrong(file, "holds a key without a key id (kid)");
        }
    }

    private static ProblemException wrong(String file, String what) {
        return new ProblemException(Problem.of(ProblemCode.E102_SETTINGS, Where.of(file), "the key file " + what)
                .hint("SMART Backend Services signs with RS384 or ES384"));
    }

    @Override
    public String toString() {
        return "SigningKeys[" + keyId() + "]";
    }
}
