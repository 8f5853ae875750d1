package io.vitalroute.source.vendor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor tells that a call failed, where the HTTP status does not (Withings answers 200 always).
 *
 * @param status where the code stands; null where the HTTP status says it
 * @param ok codes of success
 * @param unauthorized codes that mean: refresh the token
 * @param busy codes that mean: too many requests
 * @param again codes that mean: a fault that passes
 * @param nothing HTTP statuses that mean: there is nothing to keep, which is no failure
 * @param refusals what a refusal (HTTP 400 to 499) means, by a text that stands in its body: only our words are told
 */
public record Answers(
        @Nullable JsonPointer status,
        Set<Integer> ok,
        Set<Integer> unauthorized,
        Set<Integer> busy,
        Set<Integer> again,
        Set<Integer> nothing,
        Map<String, String> refusals) {
    /** The HTTP status says it. */
    public static final Answers HTTP = new Answers(null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(204), Map.of());

    /** Everything is copied. */
    public Answers {
        ok = Set.copyOf(ok);
        unauthorized = Set.copyOf(unauthorized);
        busy = Set.copyOf(busy);
        again = Set.copyOf(again);
        nothing = Set.copyOf(nothing);
        refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
    }
}
