package io.vitalroute.sandbox.cloud.oauth;

import java.time.Duration;
import java.util.List;

/**
 * How a vendor issues tokens.
 *
 * @param vendor its title, for the page
 * @param scopes what a person can tick
 * @param joinedBy what stands between scopes in a request
 * @param pkce whether a challenge must be sent, S256 (RFC 7636)
 * @param client how a client shows who it is
 * @param codeLives how long a code can be exchanged
 * @param accessLives how long an access token is good
 * @param refreshLives how long a refresh token is good, from when it was issued
 * @param renewal what becomes of a refresh token that is used
 */
public record OAuthManners(
        String vendor,
        List<String> scopes,
        String joinedBy,
        boolean pkce,
        ClientProof client,
        Duration codeLives,
        Duration accessLives,
        Duration refreshLives,
        Renewal renewal) {
    /** The scopes are copied. */
    public OAuthManners {
        scopes = List.copyOf(scopes);
    }

    /** How a client shows who it is at the token endpoint. */
    public enum ClientProof {
        /** HTTP basic only. */
        HEADER,
        /** {@code client_id} and {@code client_secret} in the form only. */
        FORM,
        /** The vendor has looked already. */
        ELSEWHERE
    }

    /** What becomes of a refresh token that is used. */
    public enum Renewal {
        /** It dies at once; whoever shows it again loses the whole grant (RFC 6819 section 5.2.2.3). */
        SINGLE_USE,
        /** It is good until its successor's access token is first used, and for eight hours at most. */
        OVERLAPPING,
        /** It stays. */
        STAYS,
        /** There is none. */
        NONE
    }
}
