package io.vitalroute.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Stream.Invention;
import io.vitalroute.sandbox.people.Totals;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;

/** Ways to make entries out of somebody's days. */
public final class Inventions {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Inventions() {}

    /** A moment or a stretch of somebody's day. */
    public record Moment(Wearer wearer, WearerDay day, Instant at, Instant end) {

        /** What the minutes in it add up to. */
        public Totals totals() {
            return wearer.totals(at, end);
        }
    }

    /** How the vendor makes ids. */
    @FunctionalInterface
    public interface Naming {
        /** The id of what starts then. */
        String name(Instant start, int person);
    }

    /**
     * Something that days have, such as a night or two blood pressures.
     *
     * @param known how long after its end the vendor has it
     * @param moments of a day; they may begin on the day before
     * @param body from its id and its moment
     */
    public static Invention parts(
            Naming naming,
            Duration known,
            Function<WearerDay, List<Moment>> moments,
            BiFunction<String, Moment, ObjectNode> body) {
        return (wearer, from, to, now) -> {
            List<Entry> entries = new ArrayList<>();
            for (WearerDay day : wearer.days(from, to.plus(Duration.ofDays(1)))) {
                for (Moment moment : moments.apply(day)) {
                    if (!moment.at().isBefore(from) && moment.at().isBefore(to)) {
                        entries.add(entry(naming, moment, moment.end().plus(known), body));
                    }
                }
            }
            entries.sort(Comparator.comparing(Entry::start));
            return entries;
        };
    }

    /** Days as far as they have come; what goes on is brought up to date every quarter of an hour. */
    public static Invention days(Naming naming, BiFunction<String, Moment, ObjectNode> body) {
        return (wearer, from, to, now) -> {
            List<Entry> entries = new ArrayList<>();
            for (WearerDay day : wearer.days(from, to)) {
                Instant known = day.end().isBefore(now) ? day.end() : floor(now, QUARTER);
                boolean begun = known.isAfter(day.start()) && !day.start().isBefore(from);
                if (day.worn() && begun) {
                    entries.add(entry(naming, new Moment(wearer, day, day.start(), known), known, body));
                }
            }
            return entries;
        };
    }

    /** A figure every so often, on days of which the condition holds. */
    public static Invention every(
            Duration step, Naming naming, Predicate<WearerDay> condition, BiFunction<String, Moment, ObjectNode> body) {
        return (wearer, from, to, now) -> {
            List<Entry> entries = new ArrayList<>();
            Instant first = floor(from.plus(step).minusNanos(1), step);
            for (Instant at = first; at.isBefore(to); at = at.plus(step)) {
                WearerDay day = wearer.day(at);
                if (condition.test(day)) {
                    entries.add(entry(naming, new Moment(wearer, day, at, at.plus(step)), at.plus(step), body));
                }
            }
            return entries;
        };
    }

    /** The night that ended on a day. */
    public static List<Moment> night(WearerDay day) {
        return day.night().map(n -> new Moment(day.wearer(), day, n.start(), n.end())).stream()
                .toList();
    }

    /** The day itself, known when its night was over. */
    public static List<Moment> morning(WearerDay day) {
        return day.night().map(n -> new Moment(day.wearer(), day, day.start(), n.end())).stream()
                .toList();
    }

    /** What was done for sport. */
    public static List<Moment> workouts(WearerDay day) {
        return day.workouts().stream()
                .map(w -> new Moment(day.wearer(), day, w.start(), w.end()))
                .toList();
    }

    /** Blood pressures. */
    public static List<Moment> pressures(WearerDay day) {
        return day.pressures().stream()
                .map(p -> new Moment(day.wearer(), day, p.at(), p.at()))
                .toList();
    }

    /** Steps onto the scale. */
    public static List<Moment> weighings(WearerDay day) {
        return day.weighing().map(w -> new Moment(day.wearer(), day, w.at(), w.at())).stream()
                .toList();
    }

    /** The last instant that is a multiple of the step. */
    public static Instant floor(Instant at, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }

    private static Entry entry(
            Naming naming, Moment moment, Instant known, BiFunction<String, Moment, ObjectNode> body) {
        String id = naming.name(moment.at(), moment.wearer().index());
        return new Entry(id, moment.at(), moment.end(), known, () -> body.apply(id, moment));
    }
}
