package io.vitalroute.sandbox.http;

import org.jspecify.annotations.Nullable;

/**
 * A client that the token server knows, with a secret or with public keys.
 *
 * @param id {@code client_id}
 * @param secret for {@code client_secret_basic} and {@code client_secret_post}, or null
 * @param keys a JSON Web Key Set with the public keys for {@code private_key_jwt}, or null
 */
public record OAuthClient(
        String id, @Nullable String secret, @Nullable String keys) {

    /** A client with a secret. */
    public static OAuthClient withSecret(String id, String secret) {
        return new OAuthClient(id, secret, null);
    }

    /** A client of SMART Backend Services, with its JSON Web Key Set. */
    public static OAuthClient withKeys(String id, String keys) {
        return new OAuthClient(id, null, keys);
    }
}
