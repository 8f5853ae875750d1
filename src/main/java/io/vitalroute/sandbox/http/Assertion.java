package io.vitalroute.sandbox.http;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A client's signed assertion, checked as SMART Backend Services 2.2 asks: RS384 or ES384, {@code iss} = {@code sub} =
 * the client, {@code aud} = the token URL, {@code exp} at most five minutes away, and a {@code jti} never used before.
 */
final class Assertion {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);

    private final SignedJWT jwt;

    private Assertion(SignedJWT jwt) {
        this.jwt = jwt;
    }

    /** Refuses what is no JWT with a ParseException. */
    static Assertion parse(String text) throws ParseException {
        return new Assertion(SignedJWT.parse(text));
    }

    /** Who claims to have signed it. */
    String issuer() throws ParseException {
        String issuer = jwt.getJWTClaimsSet().getIssuer();
        return issuer == null ? "" : issuer;
    }

    /** Whether it is right; a {@code jti} that is used is added to the used ones. */
    boolean proves(OAuthClient client, String tokenUrl, Instant now, Set<String> usedIds)
            throws ParseException, JOSEException {
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        Date expires = claims.getExpirationTime();
        return client.id().equals(claims.getIssuer())
                && client.id().equals(claims.getSubject())
                && List.of(tokenUrl).equals(claims.getAudience())
                && expires != null
                && expires.toInstant().isAfter(now)
                && !expires.toInstant().isAfter(now.plus(LONGEST))
                && signedBy(client)
                && claims.getJWTID() != null
                && usedIds.add(client.id() + " " + claims.getJWTID());
    }

    private boolean signedBy(OAuthClient client) throws ParseException, JOSEException {
        if (client.keys() == null || !ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        JWK key = JWKSet.parse(client.keys()).getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null && jwt.verify(verifier(key));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key.getKeyType().getValue().equals("RSA")
                ? new RSASSAVerifier(key.toRSAKey())
                : new ECDSAVerifier(key.toECKey());
    }
}
