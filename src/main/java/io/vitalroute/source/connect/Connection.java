package io.vitalroute.source.connect;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;

/**
 * A patient's account with a vendor, by the patient's consent. To which patient it belongs is said by {@code
 * identity.Links}.
 *
 * @param id random, ours; never the vendor's
 * @param account the vendor's user id
 * @param scopes what the vendor granted, which may be less than was asked for
 * @param connectedAt when it was connected, for the last time
 * @param changedAt when its state changed
 * @param problem why it needs to be connected anew; else null
 */
public record Connection(
        String id,
        String vendor,
        String account,
        State state,
        Set<String> scopes,
        Instant connectedAt,
        Instant changedAt,
        @Nullable Problem problem) {
    /** The scopes are copied. */
    public Connection {
        scopes = Set.copyOf(scopes);
    }

    /** How it stands. */
    public enum State {
        /** Data are fetched. */
        CONNECTED,
        /** The vendor refuses our tokens for good: nothing is fetched until the patient connects again. */
        NEEDS_RECONNECT,
        /** Ended by us, the patient or the vendor. */
        DISCONNECTED
    }
}
