package io.vitalroute.sandbox.people;

import java.time.Duration;
import java.time.Instant;

/** A stretch of a night in one stage. */
public record Stage(Kind kind, Instant start, Instant end) {

    /** What a night consists of. */
    public enum Kind {
        AWAKE,
        LIGHT,
        DEEP,
        REM
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
