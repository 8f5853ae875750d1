package io.vitalroute.sandbox.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.sandbox.people.Noise.Trait;

/** An invented person who wears and uses devices. */
public final class Wearer {
    private final int index;
    private final Noise noise;
    private final Journeys journeys;
    private volatile @Nullable WearerDay last;

    Wearer(int index, Noise noise, ZoneId home) {
        this.index = index;
        this.noise = noise;
        this.journeys = new Journeys(noise, home);
    }

    /** Which one of the population. */
    public int index() {
        return index;
    }

    /** Where the person lives. */
    public ZoneId home() {
        return journeys.home();
    }

    /** What the person's clock shows then: home, or another place. */
    public ZoneId zone(Instant at) {
        return journeys.zone(at);
    }

    /** The offset that the person's clock has then. */
    public ZoneOffset offset(Instant at) {
        return zone(at).getRules().getOffset(at);
    }

    /** The date that the person's clock shows then. */
    public LocalDate date(Instant at) {
        return at.atZone(zone(at)).toLocalDate();
    }

    /** A day, from midnight to midnight by the person's clock. */
    public WearerDay day(LocalDate date) {
        WearerDay day = last;
        if (day == null || !day.date().equals(date)) {
            day = new WearerDay(this, noise, date);
            last = day;
        }
        return day;
    }

    /** The day in which an instant lies. */
    public WearerDay day(Instant at) {
        return day(date(at));
    }

    /** All days that the time span touches, in their order. */
    public List<WearerDay> days(Instant from, Instant to) {
        List<WearerDay> days = new ArrayList<>();
        for (LocalDate date = date(from); start(date).isBefore(to); date = date.plusDays(1)) {
            days.add(day(date));
        }
        return days;
    }

    /** What the minutes from one instant to the other add up to; both are whole minutes. */
    public Totals totals(Instant from, Instant to) {
        Totals totals = Totals.NOTHING;
        for (WearerDay day : days(from, to)) {
            Instant first = from.isBefore(day.start()) ? day.start() : from;
            totals = totals.and(day.totals(first, to.isBefore(day.end()) ? to : day.end()));
        }
        return totals;
    }

    /** Height in centimetres, which does not change. */
    public int heightCentimetres() {
        return noise.between(156, 193, Trait.STRIDE, -2);
    }

    /** Whether glucose is that of a person with diabetes. */
    public boolean diabetic() {
        return noise.happens(30, Trait.DIABETES, 0);
    }

    /** Glucose in mg/dL, which a sensor measures every five minutes. */
    public int glucose(Instant at) {
        return new Meals(noise, journeys).glucose(at);
    }

    /** Maximal oxygen uptake in mL/kg/min, estimated anew each week. */
    public BigDecimal vo2Max(LocalDate date) {
        int tenths = noise.between(320, 520, Trait.SPORT, -3);
        return BigDecimal.valueOf(tenths + noise.between(-8, 8, Trait.SPORT, Math.floorDiv(date.toEpochDay(), 7L)), 1);
    }

    Instant start(LocalDate date) {
        return journeys.start(date);
    }

    Instant at(LocalDate date, LocalTime time) {
        return journeys.at(date, time);
    }
}
