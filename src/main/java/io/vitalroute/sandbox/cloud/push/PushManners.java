package io.vitalroute.sandbox.cloud.push;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How a vendor pushes.
 *
 * @param patience how long it waits for an answer
 * @param taken which HTTP statuses tell it that the notice has arrived
 * @param retries pauses before each further try, shortened to what somebody can wait for; then it gives up
 */
public record PushManners(Duration patience, IntPredicate taken, List<Duration> retries) {
    /** Pauses such as vendors have, a thousand times shorter. */
    public static final List<Duration> SHORTENED =
            List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1_600), Duration.ofMillis(6_400));

    /** The pauses are copied. */
    public PushManners {
        retries = List.copyOf(retries);
    }

    /** Any 2xx within this time. */
    public static PushManners success(Duration patience) {
        return new PushManners(patience, status -> status / 100 == 2, SHORTENED);
    }

    /** Exactly this status within this time. */
    public static PushManners exactly(int wanted, Duration patience) {
        return new PushManners(patience, status -> status == wanted, SHORTENED);
    }
}
