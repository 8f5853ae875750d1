package io.vitalroute.sandbox.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A night in bed.
 *
 * @param date the day on which it ended
 * @param stages without gaps, from {@code start} to {@code end}; the first and the last are awake
 */
public record Night(LocalDate date, Instant start, Instant end, List<Stage> stages) {
    /** The stages are copied. */
    public Night {
        stages = List.copyOf(stages);
    }

    /** Time in one stage. */
    public Duration in(Stage.Kind kind) {
        return stages.stream().filter(s -> s.kind() == kind).map(Stage::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Time asleep. */
    public Duration asleep() {
        return inBed().minus(in(Stage.Kind.AWAKE));
    }

    /** Time in bed. */
    public Duration inBed() {
        return Duration.between(start, end);
    }

    /** From lying down to falling asleep. */
    public Duration latency() {
        return stages.get(0).length();
    }

    /** From waking up to getting up. */
    public Duration wakeLatency() {
        return stages.get(stages.size() - 1).length();
    }

    /** Awakenings between falling asleep and waking up. */
    public int awakenings() {
        return (int) stages.subList(1, stages.size() - 1).stream()
                .filter(s -> s.kind() == Stage.Kind.AWAKE)
                .count();
    }

    /** Time awake between falling asleep and waking up. */
    public Duration awakeBetween() {
        return in(Stage.Kind.AWAKE).minus(latency()).minus(wakeLatency());
    }
}
