package io.vitalroute.source.vendor;

import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor tells that a call failed, where the HTTP status does not (Withings answers 200 always).
 *
 * @param status where the code stands; null where the HTTP status says it
 * @param ok codes of success
 * @param unauthorized codes that mean: refresh the token
 * @param busy codes that mean: too many requests, or try later
 * @param nothing HTTP statuses that mean: there is no data, which is no failure
 */
public record Answers(
        @Nullable JsonPointer status,
        Set<Integer> ok,
        Set<Integer> unauthorized,
        Set<Integer> busy,
        Set<Integer> nothing) {
    /** The HTTP status says it. */
    public static final Answers HTTP = new Answers(null, Set.of(), Set.of(), Set.of(), Set.of(204));

    /** Everything is copied. */
    public Answers {
        ok = Set.copyOf(ok);
        unauthorized = Set.copyOf(unauthorized);
        busy = Set.copyOf(busy);
        nothing = Set.copyOf(nothing);
    }
}
