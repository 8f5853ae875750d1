package io.vitalroute.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.SourceRule.Same;
import io.vitalroute.identity.Telling.Look;
import io.vitalroute.reading.Metric;

/**
 * Which of several readings of one patient and metric stand, where ways tell the same thing. Pure: the same readings give
 * the same answer in whatever order they came, but for copies, of which the first that was delivered stays.
 *
 * <p>Only what is new, and what that sets free or takes the place of, is decided about; others stay as they are.
 */
public final class Precedence {
    private static final Comparator<Telling> KEPT_FIRST =
            Comparator.comparing(t -> !(t.state().stands() && !t.state().movable()));
    private static final Comparator<Telling> STANDING_FIRST =
            Comparator.comparing(t -> !t.state().stands());
    private static final Comparator<Telling> BETTER_FIRST =
            Comparator.comparingInt(t -> t.way().rank());
    private static final Comparator<Telling> EARLIER_FIRST = Comparator.comparing(
                    (Telling t) -> t.state().received())
            .thenComparing(t -> t.span().from())
            .thenComparing(Telling::key);

    private final Same same;
    private final Likeness likeness;
    private final Map<String, Telling> all = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<String, String> twins = new HashMap<>();
    private final Map<String, Set<Telling.Way>> copied = new HashMap<>();

    private Precedence(SourceRule rule, Metric metric, List<Telling> tellings) {
        this.same = rule.same();
        this.likeness = new Likeness(rule, metric);
        tellings.forEach(t -> all.put(t.key(), t));
        tellings.stream().filter(t -> t.look() != Look.BESIDE).forEach(t -> touched.add(t.key()));
    }

    /**
     * Decides.
     *
     * @return by the key of a reading that does not stand, the key of the one that stands in its place
     */
    public static Map<String, String> of(SourceRule rule, Metric metric, List<Telling> tellings) {
        Precedence precedence = new Precedence(rule, metric, tellings);
        do {
            precedence.pass();
        } while (precedence.touchWhatMoved());
        return Map.copyOf(precedence.twins);
    }

    private void pass() {
        twins.clear();
        copied.clear();
        List<Telling> free = new ArrayList<>();
        Timeline withdrawn = new Timeline();
        Map<String, String> overruled = overruled();
        for (Telling t : all.values()) {
            String twin = overruled.getOrDefault(t.key(), behind(t));
            if (twin != null) {
                putBehind(t, twin);
            } else if (t.alive()) {
                free.add(t);
            } else {
                withdrawn.add(t);
            }
        }
        free.sort(order());
        Timeline standing = new Timeline();
        for (Telling t : free) {
            Telling twin = twin(t, standing, withdrawn);
            if (twin == null) {
                standing.add(t);
            } else {
                putBehind(t, twin.key());
            }
        }
    }

    private void putBehind(Telling t, String twin) {
        twins.put(t.key(), twin);
        copied.computeIfAbsent(twin, k -> new HashSet<>()).add(t.way());
    }

    /** The reading in whose place this one would be told twice: one that stands, or a better one that was taken back. */
    private @Nullable Telling twin(Telling t, Timeline standing, Timeline withdrawn) {
        Telling twin = nearest(t, standing);
        if (twin != null || same != Same.COPY || t.state().stands()) {
            return twin;
        }
        Telling gone = nearest(t, withdrawn);
        return gone != null && gone.way().rank() < t.way().rank() ? gone : null;
    }

    private @Nullable Telling nearest(Telling t, Timeline others) {
        return others.around(t, likeness.rule().within()).stream()
                .filter(other -> touched.contains(other.key()) || touched.contains(t.key()))
                .filter(other -> !other.way().equals(t.way()) && likeness.of(other, t))
                .filter(other -> same == Same.TIME || !hasCopyOf(other, t))
                .min(Comparator.comparing(other -> Timeline.distance(other, t)))
                .orElse(null);
    }

    /** Two readings of one way are two things, so that they are never copies of the same one. */
    private boolean hasCopyOf(Telling other, Telling t) {
        return copied.getOrDefault(other.key(), Set.of()).contains(t.way());
    }

    private Comparator<Telling> order() {
        return same == Same.COPY
                ? KEPT_FIRST
                        .thenComparing(STANDING_FIRST)
                        .thenComparing(BETTER_FIRST)
                        .thenComparing(EARLIER_FIRST)
                : KEPT_FIRST
                        .thenComparing(BETTER_FIRST)
                        .thenComparing(STANDING_FIRST)
                        .thenComparing(EARLIER_FIRST);
    }

    /**
     * Copies that stood in the place of a reading of a better way, which has now corrected it or taken it back: of one
     * measurement the better way has the say, whichever came first.
     */
    private Map<String, String> overruled() {
        Map<String, String> result = new HashMap<>();
        for (Telling better : all.values()) {
            Telling copy = all.get(String.valueOf(better.state().twin()));
            if (same == Same.COPY
                    && copy != null
                    && better.look() == Look.CHANGED
                    && copy.look() != Look.CHANGED
                    && copy.state().stands()
                    && copy.state().movable()
                    && better.way().rank() < copy.way().rank()
                    && !(better.alive() && likeness.of(better, copy))) {
                result.put(copy.key(), better.key());
            }
        }
        return result;
    }

    /** The reading behind which this one stays without a further look; null where it is to be looked at. */
    private @Nullable String behind(Telling t) {
        String key = t.state().twin();
        if (key == null || t.look() == Look.CHANGED) {
            return null;
        }
        Telling twin = all.get(key);
        boolean asBefore = t.look() == Look.BESIDE && !touched.contains(key);
        return !t.state().movable() || twin == null || asBefore || isCopyStill(t, twin) ? key : null;
    }

    /** What a better way corrects or takes back, its copy elsewhere does not bring back. */
    private boolean isCopyStill(Telling t, Telling twin) {
        return same == Same.COPY && (twin.way().rank() <= t.way().rank() || (twin.alive() && likeness.of(twin, t)));
    }

    /** What moved may make others move; true where there is more to look at than before. */
    private boolean touchWhatMoved() {
        boolean more = false;
        for (Telling t : all.values()) {
            boolean stands = t.alive() && !twins.containsKey(t.key());
            more |= stands != t.state().stands() && touched.add(t.key());
        }
        return more;
    }
}
