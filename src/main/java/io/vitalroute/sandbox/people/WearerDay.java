package io.vitalroute.sandbox.people;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vitalroute.sandbox.people.Noise.Trait;

/** A day of somebody's life, from midnight to midnight by the own clock. */
public final class WearerDay {
    private final Wearer wearer;
    private final Noise noise;
    private final LocalDate date;
    private final Instant start;
    private final Instant end;
    private final Night ended;
    private final Night begun;
    private final List<Workout> workouts;
    private final boolean worn;
    private final Rhythm rhythm;

    WearerDay(Wearer wearer, Noise noise, LocalDate date) {
        this.wearer = wearer;
        this.noise = noise;
        this.date = date;
        this.start = wearer.start(date);
        this.end = wearer.start(date.plusDays(1));
        Nights nights = new Nights(noise, wearer);
        this.ended = nights.endingOn(date);
        this.begun = nights.endingOn(date.plusDays(1));
        this.worn = !noise.happens(5, Trait.WORN, date.toEpochDay());
        this.rhythm = new Rhythm(noise, List.of(ended, begun), Sports.of(noise, wearer, date));
        this.workouts = worn ? rhythm.workouts() : List.of();
    }

    /** Whose day it is. */
    public Wearer wearer() {
        return wearer;
    }

    public LocalDate date() {
        return date;
    }

    /** Midnight at its beginning. */
    public Instant start() {
        return start;
    }

    /** Midnight at its end; not always 24 hours later. */
    public Instant end() {
        return end;
    }

    /** The zone in which it began. */
    public ZoneId zone() {
        return wearer.zone(start);
    }

    /** Whether the watch was worn: on some days it lies in a drawer, and nothing is known. */
    public boolean worn() {
        return worn;
    }

    /** The night that ended on this day; empty where no watch was worn. */
    public Optional<Night> night() {
        return worn ? Optional.of(ended) : Optional.empty();
    }

    /** When the person went to bed for the night that ended on this day, watch or not. */
    public Instant bedtime() {
        return ended.start();
    }

    /** What was done for sport; empty where no watch was worn. */
    public List<Workout> workouts() {
        return workouts;
    }

    /** Heart rate per minute in the minute of this instant, whether anybody measures it or not. */
    public int heartRate(Instant at) {
        return rhythm.heartRate(at);
    }

    /** Steps in the minute of this instant. */
    public int steps(Instant at) {
        return rhythm.steps(at);
    }

    /** What the minutes from one instant to the other add up to; both are whole minutes. */
    public Totals totals(Instant from, Instant to) {
        Totals totals = Totals.NOTHING;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            totals = totals.and(rhythm.steps(at), rhythm.heartRate(at), strideMillimetres(), worn);
        }
        return totals;
    }

    /** What the whole day adds up to. */
    public Totals totals() {
        return totals(start, end);
    }

    /** Length of a step in millimetres. */
    public int strideMillimetres() {
        return noise.between(620, 820, Trait.STRIDE, 0);
    }

    /** Energy burned at rest in kilocalories a day. */
    public int basalKilocalories() {
        return noise.between(1_380, 1_890, Trait.BASAL, 0);
    }

    /** Resting heart rate per minute. */
    public int restingHeartRate() {
        return rhythm.resting(date.toEpochDay());
    }

    /** Heart rate variability of the night in milliseconds, as RMSSD. */
    public BigDecimal rmssd() {
        return BigDecimal.valueOf(noise.between(240, 690, Trait.VARIABILITY, date.toEpochDay()), 1);
    }

    /** The same over five minutes, in whole milliseconds. */
    public int rmssd(Instant at) {
        return noise.between(22, 74, Trait.VARIABILITY, Math.floorDiv(at.getEpochSecond(), 300L));
    }

    /** Heart rate variability over five minutes in milliseconds, as SDNN. */
    public int sdnn(Instant at) {
        return rmssd(at) + noise.between(6, 24, Trait.PULSE, Math.floorDiv(at.getEpochSecond(), 300L));
    }

    /** Oxygen saturation of the night in per cent. */
    public BigDecimal saturation() {
        return BigDecimal.valueOf(noise.between(945, 988, Trait.SATURATION, date.toEpochDay()), 1);
    }

    /** Oxygen saturation in per cent at a moment. */
    public int saturation(Instant at) {
        return noise.between(93, 99, Trait.SATURATION, at.getEpochSecond());
    }

    /** Breaths a minute over the night. */
    public BigDecimal breaths() {
        return BigDecimal.valueOf(noise.between(122, 184, Trait.BREATH, date.toEpochDay()), 1);
    }

    /** Breaths a minute at a moment of the night. */
    public int breaths(Instant at) {
        return noise.between(11, 19, Trait.BREATH, Math.floorDiv(at.getEpochSecond(), 60L));
    }

    /** Temperature of the skin in the night, in degrees Celsius. */
    public BigDecimal skinCelsius() {
        return BigDecimal.valueOf(noise.between(331, 356, Trait.SKIN, date.toEpochDay()), 1);
    }

    /** How far that is from what is usual for the person, in degrees Celsius. */
    public BigDecimal skinDeviation() {
        return BigDecimal.valueOf(noise.between(-90, 90, Trait.SKIN, -date.toEpochDay()), 2);
    }

    /** A score of stress from 1 to 99, as watches make it of the heart rate. */
    public int stress(Instant at) {
        return Math.max(1, Math.min(99, heartRate(at) - 46));
    }

    /** A score of the day from 40 to 99, such as vendors invent them. */
    public int score() {
        return noise.between(40, 99, Trait.DRIFT, -date.toEpochDay());
    }

    /** The morning's look at the scale; there is none on many days. */
    public Optional<Weighing> weighing() {
        long day = date.toEpochDay();
        if (!noise.happens(55, Trait.WEIGHING, day)) {
            return Optional.empty();
        }
        Instant at = wearer.at(date, LocalTime.of(6, 40)).plusSeconds(noise.between(0, 1200, Trait.WEIGHING, -day));
        int usual = noise.between(56_000, 94_000, Trait.WEIGHT, -1);
        int grams = usual + noise.between(-700, 700, Trait.WEIGHT, day) + (int) (Math.floorMod(day, 120L) * 15);
        int fat = noise.between(150, 320, Trait.FAT, -1) + noise.between(-6, 6, Trait.FAT, day);
        return Optional.of(new Weighing(at, grams, fat, grams / 1000 * (1000 - fat) * 95 / 100));
    }

    /** Blood pressures, in the morning and in the evening; there are none on many days. */
    public List<Pressure> pressures() {
        List<Pressure> pressures = new ArrayList<>();
        for (int hour : new int[] {7, 20}) {
            long draw = date.toEpochDay() * 64 + hour;
            if (noise.happens(40, Trait.PRESSURE, draw)) {
                Instant at = wearer.at(date, LocalTime.of(hour, 5)).plus(Duration.ofSeconds(draw % 997));
                int systolic = noise.between(106, 146, Trait.PRESSURE, draw + 1);
                int diastolic = noise.between(60, 92, Trait.PRESSURE, draw + 2);
                pressures.add(new Pressure(at, systolic, diastolic, noise.between(52, 88, Trait.PULSE, draw)));
            }
        }
        return pressures;
    }

    /** A thermometer's figure, on the few days when somebody feels like it. */
    public Optional<Temperature> temperature() {
        long day = date.toEpochDay();
        if (!noise.happens(8, Trait.FEVER, day)) {
            return Optional.empty();
        }
        Instant at = wearer.at(date, LocalTime.of(8, 30)).plusSeconds(noise.between(0, 600, Trait.FEVER, -day));
        return Optional.of(new Temperature(at, BigDecimal.valueOf(noise.between(361, 391, Trait.FEVER, day * 3), 1)));
    }
}
