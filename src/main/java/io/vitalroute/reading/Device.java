package io.vitalroute.reading;

import org.jspecify.annotations.Nullable;

/**
 * The measuring device as the vendor describes it.
 *
 * @param id the vendor's id or a serial number, or null where there is none
 * @param type an IEEE 11073 MDC device profile code such as {@code 528391}, or null
 */
public record Device(
        @Nullable String id,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String name,
        @Nullable String version,
        @Nullable String type) {}
