package io.vitalroute.source.push;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * A request as it came.
 *
 * @param vendor whose address it came to
 * @param method of HTTP, in capitals
 * @param headers all values by name in lower case
 * @param query all values by name
 * @param secret the part of the address that only the vendor knows; null where it has none
 * @param body its bytes; not to be changed
 */
public record Arrival(
        String vendor,
        String method,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        @Nullable String secret,
        byte[] body) {
    /** The maps are copied. */
    public Arrival {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /**
     * A header, whatever the case of its name.
     *
     * @throws ProblemException S304 where it came more than once: nobody could say which one counts
     */
    Optional<String> header(String name) {
        return once(headers.get(name.toLowerCase(Locale.ROOT)), name);
    }

    /** A parameter of the query; S304 likewise. */
    Optional<String> parameter(String name) {
        return once(query.get(name), name);
    }

    private Optional<String> once(@Nullable List<String> values, String name) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S304_TWICE, Where.of(vendor), "\"" + name + "\" came more than once"));
        }
        return Optional.of(values.get(0));
    }

    @Override
    public String toString() {
        return "Arrival[" + vendor + " " + method + ", " + body.length + " bytes]";
    }
}
