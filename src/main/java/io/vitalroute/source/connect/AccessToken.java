package io.vitalroute.source.connect;

/**
 * An access token in the clear, for one call or a few.
 *
 * @param connection whose it is
 */
public record AccessToken(String connection, String value) {
    /** The header {@code Authorization} (RFC 6750 section 2.1). */
    public String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "AccessToken[" + connection + "]";
    }
}
