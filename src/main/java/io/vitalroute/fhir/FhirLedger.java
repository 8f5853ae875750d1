package io.vitalroute.fhir;

import org.jspecify.annotations.Nullable;

/** What a destination was told before about the readings that are encoded now. */
public interface FhirLedger {
    /** Nothing was told before. */
    FhirLedger EMPTY = key -> false;

    /** Whether an earlier version of the reading has been encoded for this destination. */
    boolean sent(String key);

    /** The id under which the server keeps the Observation, where the server's answer told it. */
    default @Nullable String id(String key) {
        return null;
    }
}
