package io.vitalroute.source.connect;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tokens in the clear.
 *
 * @param refresh null where the vendor gives none
 * @param obtainedAt when the vendor gave them
 * @param expiresAt when the access token ends
 */
record Tokens(String access, @Nullable String refresh, Instant obtainedAt, Instant expiresAt) {
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /**
     * From when on it is renewed: ten minutes before its end (Garmin asks for that), or a tenth of its life where that is
     * less.
     */
    Instant renewFrom() {
        Duration tenth = Duration.between(obtainedAt, expiresAt).dividedBy(10);
        return expiresAt.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
    }

    @Override
    public String toString() {
        return "Tokens[until " + expiresAt + "]";
    }
}
