package io.vitalroute.fhir;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One RESTful interaction with one resource (R4 http.html).
 *
 * @param path below the server's base, such as {@code Observation/4711}
 * @param query without the question mark; empty where there is none
 * @param ifNoneExist the header of a conditional create, or null
 * @param body the resource; not copied
 */
public record FhirRequest(
        String method, String path, String query, @Nullable String ifNoneExist, byte[] body) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FhirRequest request
                && request.method.equals(method)
                && request.path.equals(path)
                && request.query.equals(query)
                && Objects.equals(request.ifNoneExist, ifNoneExist)
                && Arrays.equals(request.body, body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, path, query, ifNoneExist, Arrays.hashCode(body));
    }

    /** Without the body and the search, which name patients and readings. */
    @Override
    public String toString() {
        return "FhirRequest[" + method + " " + path + ", " + body.length + " bytes]";
    }
}
