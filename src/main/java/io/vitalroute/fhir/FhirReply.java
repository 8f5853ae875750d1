package io.vitalroute.fhir;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param retryAfter the header {@code Retry-After}, as it came
 * @param location the header {@code Location}, as it came
 * @param body may be empty; not copied
 */
public record FhirReply(
        int status, @Nullable String retryAfter, @Nullable String location, byte[] body) {

    /** An answer without a location, as to Bundles. */
    public FhirReply(int status, @Nullable String retryAfter, byte[] body) {
        this(status, retryAfter, null, body);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FhirReply reply
                && reply.status == status
                && Objects.equals(reply.retryAfter, retryAfter)
                && Objects.equals(reply.location, location)
                && Arrays.equals(reply.body, body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, retryAfter, location, Arrays.hashCode(body));
    }

    /** Without the body, which may hold patient data. */
    @Override
    public String toString() {
        return "FhirReply[" + status + ", " + body.length + " bytes]";
    }
}
