package io.vitalroute.sandbox.people;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * An exercise session.
 *
 * @param metres covered; 0 for strength training
 * @param kilocalories burned in it, the basal part included
 * @param meanHeartRate per minute
 * @param maxHeartRate per minute
 * @param steps taken
 */
public record Workout(
        Sport sport,
        Instant start,
        Instant end,
        BigDecimal metres,
        int kilocalories,
        int meanHeartRate,
        int maxHeartRate,
        int steps) {

    /** What people do. */
    public enum Sport {
        RUNNING,
        WALKING,
        CYCLING,
        STRENGTH
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
