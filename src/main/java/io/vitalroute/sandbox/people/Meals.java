package io.vitalroute.sandbox.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import io.vitalroute.sandbox.people.Noise.Trait;

/** Three meals a day, and what glucose does after them: up within 45 minutes, down again within two hours more. */
record Meals(Noise noise, Journeys journeys) {
    private static final int RISE = 45;
    private static final int FALL = 120;
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(7, 15), LocalTime.of(12, 10), LocalTime.of(18, 45));

    /** Glucose in mg/dL. */
    int glucose(Instant at) {
        LocalDate date = at.atZone(journeys.zone(at)).toLocalDate();
        boolean diabetic = noise.happens(30, Trait.DIABETES, 0);
        int level = (diabetic ? 112 : 86) + noise.between(-4, 4, Trait.GLUCOSE, -1);
        level += noise.between(-3, 3, Trait.GLUCOSE, Math.floorDiv(at.getEpochSecond(), 300L));
        for (int meal = 0; meal < TIMES.size(); meal++) {
            level += raised(at, date, meal, diabetic);
        }
        return Math.max(45, level - low(at, diabetic));
    }

    private int raised(Instant at, LocalDate date, int meal, boolean diabetic) {
        long draw = date.toEpochDay() * 8 + meal;
        Instant eaten = journeys.at(date, TIMES.get(meal).plusMinutes(noise.between(0, 50, Trait.MEAL, draw)));
        int minutes = (int) Duration.between(eaten, at).toMinutes();
        if (minutes <= 0 || minutes >= RISE + FALL) {
            return 0;
        }
        int peak = noise.between(28, 62, Trait.MEAL, draw + 4) * (diabetic ? 2 : 1);
        return minutes < RISE ? peak * minutes / RISE : peak * (RISE + FALL - minutes) / FALL;
    }

    /** Now and then a diabetic's night has two low hours. */
    private int low(Instant at, boolean diabetic) {
        long hours = Math.floorDiv(at.getEpochSecond(), 7200L);
        boolean night = at.atZone(journeys.zone(at)).getHour() < 5;
        return diabetic && night && noise.happens(6, Trait.DIABETES, hours) ? 52 : 0;
    }
}
