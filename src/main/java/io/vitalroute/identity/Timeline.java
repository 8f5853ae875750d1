package io.vitalroute.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Readings by when they hold, so that those about one time are found without a look at all. */
final class Timeline {
    private final NavigableMap<Instant, List<Telling>> byStart = new TreeMap<>();
    private final Map<LocalDate, List<Telling>> byDay = new HashMap<>();
    private Duration longest = Duration.ZERO;

    void add(Telling t) {
        LocalDate day = t.span().day();
        if (day != null) {
            byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(t);
            return;
        }
        byStart.computeIfAbsent(t.span().from(), s -> new ArrayList<>()).add(t);
        Duration length = length(t);
        longest = length.compareTo(longest) > 0 ? length : longest;
    }

    /** All that may hold at the same time, or within this of it; of a day those of the same day. */
    Collection<Telling> around(Telling t, Duration within) {
        LocalDate day = t.span().day();
        if (day != null) {
            return byDay.getOrDefault(day, List.of());
        }
        Instant from = t.span().from().minus(longest).minus(within);
        Instant to = t.span().from().plus(length(t)).plus(within).plusSeconds(1);
        List<Telling> found = new ArrayList<>();
        byStart.subMap(from, true, to, true).values().forEach(found::addAll);
        return found;
    }

    static Duration distance(Telling one, Telling other) {
        return Duration.between(one.span().from(), other.span().from()).abs();
    }

    private static Duration length(Telling t) {
        Instant to = t.span().to();
        return to == null ? Duration.ZERO : Duration.between(t.span().from(), to);
    }
}
