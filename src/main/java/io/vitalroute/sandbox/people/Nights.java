package io.vitalroute.sandbox.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.sandbox.people.Noise.Trait;
import io.vitalroute.sandbox.people.Stage.Kind;

/** How somebody sleeps: cycles of light, deep and dreaming sleep, deep ones first, with some minutes awake. */
record Nights(Noise noise, Wearer wearer) {
    private static final List<Kind> CYCLE = List.of(Kind.LIGHT, Kind.DEEP, Kind.LIGHT, Kind.REM);

    Night endingOn(LocalDate date) {
        long day = date.toEpochDay();
        Instant start =
                wearer.at(date.minusDays(1), LocalTime.of(22, 0).plusMinutes(noise.between(0, 95, Trait.BEDTIME, day)));
        Instant end = wearer.at(date, LocalTime.of(5, 50).plusMinutes(noise.between(0, 90, Trait.RISING, day)));
        return new Night(date, start, end, stages(day, start, end));
    }

    private List<Stage> stages(long day, Instant start, Instant end) {
        List<Stage> stages = new ArrayList<>();
        Instant at = add(stages, Kind.AWAKE, start, noise.between(4, 22, Trait.STAGE, day * 64), end);
        Instant waking = end.minusSeconds(60L * noise.between(2, 12, Trait.STAGE, day * 64 + 1));
        for (int n = 0; at.isBefore(waking) && n < 60; n++) {
            int place = n % CYCLE.size();
            if (place == 0 && n > 0 && noise.happens(60, Trait.WALK, day * 64 + n)) {
                at = add(stages, Kind.AWAKE, at, noise.between(1, 7, Trait.BEAT, day * 64 + n), waking);
            }
            int minutes = length(CYCLE.get(place), n / CYCLE.size(), day * 64 + n + 2);
            at = at.isBefore(waking) ? add(stages, CYCLE.get(place), at, minutes, waking) : at;
        }
        add(stages, Kind.AWAKE, at, Integer.MAX_VALUE, end);
        return stages;
    }

    private int length(Kind kind, int cycle, long draw) {
        return switch (kind) {
            case DEEP -> Math.max(3, noise.between(24, 36, Trait.STAGE, draw) - 8 * cycle);
            case REM -> noise.between(6, 14, Trait.STAGE, draw) + 5 * cycle;
            default -> noise.between(16, 30, Trait.STAGE, draw);
        };
    }

    private static Instant add(List<Stage> stages, Kind kind, Instant from, int minutes, Instant limit) {
        Instant end = from.plusSeconds(60L * minutes);
        Instant to = end.isAfter(limit) ? limit : end;
        int before = stages.size() - 1;
        if (before >= 0 && stages.get(before).kind() == kind) {
            stages.set(before, new Stage(kind, stages.get(before).start(), to));
        } else {
            stages.add(new Stage(kind, from, to));
        }
        return to;
    }
}
