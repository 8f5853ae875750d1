package io.vitalroute.sandbox.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.vitalroute.sandbox.people.Noise.Trait;

/** Heart and feet, minute by minute: slow at night, higher by day, highest at sport. */
record Rhythm(Noise noise, List<Night> nights, Optional<Sports> sport) {

    int resting(long day) {
        return noise.between(49, 66, Trait.RESTING, 0) + noise.between(-2, 2, Trait.RESTING, day);
    }

    int heartRate(Instant at) {
        long minute = Math.floorDiv(at.getEpochSecond(), 60L);
        int usual = resting(Math.floorDiv(minute, 1440L)) + noise.between(-2, 2, Trait.BEAT, minute);
        Optional<Stage.Kind> stage = stage(at);
        if (stage.isPresent()) {
            return usual + deeper(stage.get());
        }
        int sitting = usual + 11 + circadian(at) + steps(at) / 4;
        return sport.filter(s -> s.covers(at))
                .map(s -> usual + 14 + s.intensity())
                .orElse(sitting);
    }

    int steps(Instant at) {
        long minute = Math.floorDiv(at.getEpochSecond(), 60L);
        if (stage(at).isPresent()) {
            return 0;
        }
        if (sport.isPresent() && sport.get().covers(at)) {
            int cadence = sport.get().cadence();
            return cadence == 0 ? 0 : cadence + noise.between(-4, 4, Trait.STEP, minute);
        }
        boolean walking = noise.happens(12, Trait.WALK, Math.floorDiv(minute, 10L));
        return walking
                ? noise.between(46, 112, Trait.STEP, minute)
                : Math.max(0, noise.between(-20, 9, Trait.STEP, minute));
    }

    List<Workout> workouts() {
        return sport.map(s -> List.of(workout(s))).orElse(List.of());
    }

    private Workout workout(Sports session) {
        int minutes = 0;
        int steps = 0;
        int beats = 0;
        int fastest = 0;
        for (Instant at = session.start(); at.isBefore(session.end()); at = at.plusSeconds(60)) {
            minutes++;
            steps += steps(at);
            beats += heartRate(at);
            fastest = Math.max(fastest, heartRate(at));
        }
        return new Workout(
                session.sport(),
                session.start(),
                session.end(),
                BigDecimal.valueOf((long) session.metresAMinute() * minutes),
                minutes * (session.intensity() / 8 + 2),
                beats / minutes,
                fastest,
                steps);
    }

    private Optional<Stage.Kind> stage(Instant at) {
        for (Night night : nights) {
            if (!at.isBefore(night.start()) && at.isBefore(night.end())) {
                return Optional.of(stage(night, at));
            }
        }
        return Optional.empty();
    }

    private static Stage.Kind stage(Night night, Instant at) {
        for (Stage stage : night.stages()) {
            if (at.isBefore(stage.end())) {
                return stage.kind();
            }
        }
        return Stage.Kind.AWAKE;
    }

    private static int deeper(Stage.Kind kind) {
        return switch (kind) {
            case DEEP -> -4;
            case LIGHT -> -1;
            case REM -> 3;
            case AWAKE -> 5;
        };
    }

    /** Highest in the afternoon, by UTC: whoever crosses zones keeps the body's clock for a while. */
    private static int circadian(Instant at) {
        long hour = Math.floorMod(Math.floorDiv(at.getEpochSecond(), 3600L), 24L);
        return (int) (6 - Math.abs(hour - 15) * 6 / 12);
    }
}
