package io.vitalroute.sandbox.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import io.vitalroute.sandbox.people.Noise.Trait;
import io.vitalroute.sandbox.people.Workout.Sport;

/**
 * When somebody does sport: on three days a week, after work.
 *
 * @param intensity beats a minute above those of sitting
 */
record Sports(Sport sport, Instant start, Instant end, int intensity) {
    private static final List<Sport> SPORTS = List.of(Sport.values());

    static Optional<Sports> of(Noise noise, Wearer wearer, LocalDate date) {
        long day = date.toEpochDay();
        if (!noise.happens(43, Trait.SPORT_DAY, day)) {
            return Optional.empty();
        }
        Instant start =
                wearer.at(date, LocalTime.of(16, 50)).plusSeconds(60L * noise.between(0, 80, Trait.SPORT_TIME, day));
        Instant end = start.plusSeconds(60L * noise.between(25, 75, Trait.SPORT_TIME, -day));
        Sport sport = SPORTS.get(noise.between(0, SPORTS.size() - 1, Trait.SPORT, day));
        return Optional.of(new Sports(sport, start, end, noise.between(48, 72, Trait.SPORT, -day - 10)));
    }

    boolean covers(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /** Steps in each of its minutes. */
    int cadence() {
        return switch (sport) {
            case RUNNING -> 158;
            case WALKING -> 108;
            case CYCLING -> 0;
            case STRENGTH -> 8;
        };
    }

    /** Metres in each of its minutes. */
    int metresAMinute() {
        return switch (sport) {
            case RUNNING -> 164;
            case WALKING -> 84;
            case CYCLING -> 352;
            case STRENGTH -> 0;
        };
    }
}
