package io.vitalroute.camel.operations;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.vitalroute.source.pull.Errands;

/**
 * How fetching from vendors stands.
 *
 * @param lost accounts whose patient has to connect again, by vendor
 */
public record Fetching(Collection<Errands.Standing> errands, Map<String, Long> lost) {
    /** Nothing is fetched. */
    public static final Fetching NONE = new Fetching(List.of(), Map.of());

    /** Both are copied. */
    public Fetching {
        errands = List.copyOf(errands);
        lost = Map.copyOf(lost);
    }
}
