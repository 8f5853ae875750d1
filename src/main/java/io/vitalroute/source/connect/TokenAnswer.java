package io.vitalroute.source.connect;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.problem.Problem;

/** What a token endpoint said. */
sealed interface TokenAnswer {

    /**
     * Tokens.
     *
     * @param body the whole answer, for the vendor's user id and the scopes
     */
    record Granted(Tokens tokens, JsonNode body) implements TokenAnswer {
        @Override
        public String toString() {
            return "Granted[" + tokens + "]";
        }
    }

    /**
     * None.
     *
     * @param pause how long to wait before it is asked again
     */
    record Failed(Kind kind, Problem problem, Duration pause) implements TokenAnswer {}

    /** Whose fault it is. */
    enum Kind {
        /** The code or the refresh token is not accepted, now or ever. */
        GRANT,
        /** We are not accepted, or ask in a wrong way: that says nothing about the patient's account. */
        CLIENT,
        /** It may pass: no answer, 5xx, 429, something unreadable. */
        PASSING
    }
}
