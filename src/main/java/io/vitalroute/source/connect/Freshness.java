package io.vitalroute.source.connect;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.OAuth;

/** What is to be done about tokens before they are used. */
enum Freshness {
    /** They are good. */
    GOOD,
    /** They are good, and it is time to renew them. */
    AGEING,
    /** They cannot be used; they can be renewed. */
    STALE,
    /** They cannot be used and were renewed just now: to renew them once more would not help. */
    UNWANTED,
    /** They cannot be used and cannot be renewed. */
    DEAD;

    /** How long after a renewal a refusal is not answered by another one. */
    static final Duration JUST = Duration.ofMinutes(1);

    /**
     * Decides.
     *
     * @param refused the access token that the vendor refused last; null for none
     */
    static Freshness of(OAuth.Renewal renewal, Tokens tokens, @Nullable String refused, Instant now) {
        boolean isRefused = tokens.access().equals(refused);
        boolean renewable = renewal != OAuth.Renewal.NONE && tokens.refresh() != null;
        if (!renewable) {
            // a vendor without refresh tokens says by a refusal, not by a date, that one has ended
            boolean ended = renewal != OAuth.Renewal.NONE && !now.isBefore(tokens.expiresAt());
            return isRefused || ended ? DEAD : GOOD;
        }
        if (isRefused) {
            return now.isBefore(tokens.obtainedAt().plus(JUST)) ? UNWANTED : STALE;
        }
        if (now.isBefore(tokens.renewFrom())) {
            return GOOD;
        }
        return now.isBefore(tokens.expiresAt()) ? AGEING : STALE;
    }
}
