package io.vitalroute.reading;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a reading comes from, enough to explain it years later.
 *
 * @param account the vendor's user id, or null where neither payload nor item names one
 * @param payload the payload's id
 * @param item JSON pointer of the item inside the payload
 * @param mapping name of the mapping, such as {@code withings/measures}
 * @param mappingVersion its version
 * @param method how the value came about
 * @param receivedAt when the engine took the payload over
 */
public record Origin(
        String source,
        String stream,
        @Nullable String account,
        String payload,
        String item,
        String mapping,
        int mappingVersion,
        Method method,
        @Nullable Device device,
        Instant receivedAt) {

    /** The same origin, where another payload says something of the reading, such as that it is taken back. */
    public Origin saidBy(Origin by) {
        return new Origin(
                source,
                stream,
                account,
                by.payload,
                by.item,
                by.mapping,
                by.mappingVersion,
                method,
                device,
                by.receivedAt);
    }

    /** How a value came about. */
    public enum Method {
        /** Measured by a device. */
        SENSED,
        /** Typed in by a person. */
        SELF_REPORTED,
        /** Computed by the vendor, as scores are. */
        DERIVED,
        /** Not said. */
        UNKNOWN
    }
}
