package io.vitalroute.source.connect;

import java.time.Instant;
import java.util.Set;

/**
 * What a patient agreed to.
 *
 * @param textVersion which text was shown: a hash of it
 * @param language in which it was shown, as BCP 47 has it
 * @param scopes what was asked for
 */
public record Consent(String invitation, Instant at, String textVersion, String language, Set<String> scopes) {
    /** The scopes are copied. */
    public Consent {
        scopes = Set.copyOf(scopes);
    }
}
