package io.vitalroute.source.pull;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What an answer means.
 *
 * @param keep whether its body is a payload to be kept: not a failure, not an empty page
 * @param token what is to be done about the access token before the next call
 * @param block that the vendor wants no calls for a while; null where it does not say so
 */
public record Verdict(
        Step step, boolean keep, Token token, @Nullable Block block) {

    /** The access token after a call. */
    public enum Token {
        /** Nothing is wrong with it. */
        GOOD,
        /** The vendor does not take it: it is to be renewed. */
        RENEW,
        /** The vendor does not take it, and there is no way to renew it: the patient has to connect again. */
        LOST
    }

    /**
     * No calls before then.
     *
     * @param account for this account; null for all
     */
    public record Block(@Nullable String account, Instant until) {}
}
