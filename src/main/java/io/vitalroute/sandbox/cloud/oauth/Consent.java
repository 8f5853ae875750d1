package io.vitalroute.sandbox.cloud.oauth;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Who decides when a client asks for access. */
@FunctionalInterface
public interface Consent {
    /**
     * The decision, or empty where a person has to make it on the page.
     *
     * @param asked the scopes that the client wants
     */
    Optional<Decision> decide(Set<String> asked);

    /** What was decided. */
    sealed interface Decision {
        /** Allowed, for these scopes. */
        record Allowed(int person, Set<String> scopes) implements Decision {}

        /** Denied. */
        record Denied() implements Decision {}
    }

    /** A person decides on the page. */
    static Consent page() {
        return asked -> Optional.empty();
    }

    /** Everybody allows everything: the first to come is this person, the next the one after. */
    static Consent automatic(int first) {
        AtomicInteger next = new AtomicInteger(first);
        return asked -> Optional.of(new Decision.Allowed(next.getAndIncrement(), asked));
    }
}
