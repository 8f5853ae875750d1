package io.vitalroute.source.connect;

import java.time.Instant;

/**
 * The tokens of a connection, encrypted.
 *
 * @param version grows by one with each renewal: who writes says which one he replaces
 * @param sealed ciphertext, bound to the connection's id
 * @param expiresAt when the access token ends
 */
public record SealedTokens(String connection, long version, byte[] sealed, Instant expiresAt) {
    @Override
    public String toString() {
        return "SealedTokens[" + connection + " version " + version + "]";
    }
}
