package io.vitalroute.fhir.auth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;

/** Requests for tokens, built and not sent. */
final class TokenRequests {
    /** SMART App Launch 2.0, client-confidential-asymmetric: at most five minutes. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(4);

    private TokenRequests() {}

    static TokenExchange.Request of(Credentials.ClientSecret credentials) {
        ClientID id = new ClientID(credentials.clientId());
        Secret secret = new Secret(credentials.secret());
        ClientAuthentication shown =
                credentials.inBody() ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
        return request(credentials.tokenEndpoint(), shown, credentials.scopes());
    }

    /** @param unique an id that no assertion of ours had before (jti) */
    static TokenExchange.Request of(Credentials.SignedAssertion credentials, Instant now, String unique) {
        URI endpoint = credentials.tokenEndpoint();
        JWTAuthenticationClaimsSet claims = new JWTAuthenticationClaimsSet(
                new ClientID(credentials.clientId()),
                List.of(new Audience(endpoint)),
                Date.from(now.plus(ASSERTION_LIFE)),
                null,
                Date.from(now),
                new JWTID(unique));
        try {
            return request(endpoint, new PrivateKeyJWT(signed(claims, credentials.keys())), credentials.scopes());
        } catch (JOSEException e) {
            throw new IllegalStateException("a checked key of " + credentials.clientId() + " cannot sign", e);
        }
    }

    private static SignedJWT signed(JWTAuthenticationClaimsSet claims, SigningKeys keys) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(keys.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(keys.keyId())
                .build();
        SignedJWT jwt = new SignedJWT(header, claims.toJWTClaimsSet());
        jwt.sign(keys.signer());
        return jwt;
    }

    private static TokenExchange.Request request(URI endpoint, ClientAuthentication shown, Set<String> scopes) {
        Scope scope =
                scopes.isEmpty() ? null : new Scope(scopes.stream().sorted().toArray(String[]::new));
        HTTPRequest http = new TokenRequest.Builder(endpoint, shown, new ClientCredentialsGrant())
                .scope(scope)
                .build()
                .toHTTPRequest();
        Map<String, String> headers = new LinkedHashMap<>();
        http.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.put("Accept", "application/json");
        return new TokenExchange.Request(endpoint, Map.copyOf(headers), http.getBody());
    }
}
