package io.vitalroute.sandbox.cloud.oauth;

import java.util.Set;

/**
 * That a person has allowed the client to read.
 *
 * @param person which one of the population
 * @param scopes what was ticked
 */
public record Grant(String id, int person, Set<String> scopes) {
    /** The scopes are copied. */
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
