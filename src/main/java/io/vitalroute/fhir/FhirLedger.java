package io.vitalroute.fhir;

import org.jspecify.annotations.Nullable;

/** What a server's earlier answers told: needed only for servers that can do no more than plain creates. */
public interface FhirLedger {
    /** Nothing is remembered. */
    FhirLedger EMPTY = key -> null;

    /** The id under which the server keeps the Observation with this reading key, or null. */
    @Nullable
    String id(String key);
}
