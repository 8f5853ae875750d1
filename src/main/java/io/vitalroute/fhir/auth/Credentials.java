package io.vitalroute.fhir.auth;

import java.net.URI;
import java.util.Set;

/** What a destination's settings say about how we show who we are. No text of these holds a secret. */
public sealed interface Credentials {

    /** Nothing is shown, as behind mutual TLS. */
    record None() implements Credentials {}

    /** HTTP basic (RFC 7617). */
    record Basic(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[user=" + user + "]";
        }
    }

    /** A token that somebody else renews. */
    record Fixed(String token) implements Credentials {
        @Override
        public String toString() {
            return "Fixed[]";
        }
    }

    /**
     * OAuth 2 client credentials with a shared secret (RFC 6749 section 4.4).
     *
     * @param inBody whether the secret goes into the form (client_secret_post) and not the header (client_secret_basic)
     */
    record ClientSecret(URI tokenEndpoint, String clientId, String secret, Set<String> scopes, boolean inBody)
            implements Credentials {
        @Override
        public String toString() {
            return "ClientSecret[" + clientId + " at " + tokenEndpoint + "]";
        }
    }

    /** SMART Backend Services: OAuth 2 client credentials with a signed assertion (SMART App Launch 2, private_key_jwt). */
    record SignedAssertion(URI tokenEndpoint, String clientId, SigningKeys keys, Set<String> scopes)
            implements Credentials {
        @Override
        public String toString() {
            return "SignedAssertion[" + clientId + " at " + tokenEndpoint + "]";
        }
    }
}
