package io.vitalroute.reading;

/**
 * One thing that was measured about one body.
 *
 * @param key deterministic from source, account, metric and the vendor's record or the time, never from the value: a
 *     replay has the same key and is harmless, a correction has the same key and replaces
 * @param version of two readings with the same key the higher version stands; the vendor's modification time or count
 *     where it has one, else the time of receipt in milliseconds
 */
public record Reading(
        String key, long version, Metric metric, Value value, TimeFrame time, Origin origin, Status status) {

    /** The same reading with another value. */
    public Reading withValue(Value other) {
        return new Reading(key, version, metric, other, time, origin, status);
    }

    /** The same reading with another status. */
    public Reading withStatus(Status other) {
        return new Reading(key, version, metric, value, time, origin, other);
    }

    /** How far a reading can be relied on. */
    public enum Status {
        /** The vendor may still change it, as a day's total before midnight. */
        PRELIMINARY,
        FINAL,
        /** Changed after it was final. */
        AMENDED,
        /** Deleted by the vendor, or never this patient's. */
        ENTERED_IN_ERROR
    }
}
