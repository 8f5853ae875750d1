package io.vitalroute.sandbox.cloud.oauth;

import java.time.Duration;
import java.util.Optional;

/** What a token request gets. */
public sealed interface Tokens {

    /**
     * Tokens.
     *
     * @param scope what was granted, joined as the vendor does
     */
    record Issued(Grant grant, String access, Optional<String> refresh, Duration lives, String scope)
            implements Tokens {}

    /**
     * A refusal (RFC 6749 section 5.2).
     *
     * @param error {@code invalid_grant} and the like
     */
    record Refused(String error, String why) implements Tokens {
        /** The HTTP status that the standard demands. */
        public int status() {
            return error.equals("invalid_client") ? 401 : 400;
        }
    }
}
