package io.vitalroute.store;

import java.time.Duration;

/**
 * How long things are kept. What still has to be done is never thrown away. What waits for a person (parked readings and
 * deliveries, and the payloads that they come from) is kept at least {@link #FLOOR}.
 *
 * @param bodies payloads' bytes, from when they were done; without them there is no replay
 * @param messages bytes of deliveries and receivers' words, from when they were delivered
 * @param values values of readings, from when they were accepted; key, version and fingerprint stay, so that a late
 *     repeat is still known for what it is
 * @param problems recorded problems of items
 * @param parked what waits for a person, with the payloads that hold it
 */
public record Retention(Duration bodies, Duration messages, Duration values, Duration problems, Duration parked) {
    /** What waits for a person is never kept shorter than this. */
    public static final Duration FLOOR = Duration.ofDays(90);

    /** Applies the floor. */
    public Retention {
        parked = parked.compareTo(FLOOR) < 0 ? FLOOR : parked;
    }

    /** Bodies and messages 30 days, values 400 days, problems 90 days, parked 365 days. */
    public static Retention usual() {
        return new Retention(
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(400),
                Duration.ofDays(90),
                Duration.ofDays(365));
    }
}
