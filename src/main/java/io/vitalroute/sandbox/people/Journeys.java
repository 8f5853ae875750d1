package io.vitalroute.sandbox.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vitalroute.sandbox.people.Noise.Trait;

/** Where somebody is: at home, and for nine days out of 173 elsewhere. Clocks are changed at noon UTC. */
record Journeys(Noise noise, ZoneId home) {
    private static final int EVERY = 173;
    private static final int DAYS = 9;
    private static final long NOON = TimeUnit.HOURS.toSeconds(12);
    private static final List<ZoneId> PLACES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Europe/Zurich"));

    /** The zone that the wearer's clock shows. */
    ZoneId zone(Instant at) {
        long day = Math.floorDiv(at.getEpochSecond() - NOON, TimeUnit.DAYS.toSeconds(1));
        long shifted = day + noise.between(0, EVERY - 1, Trait.JOURNEY, -1);
        long journey = Math.floorDiv(shifted, (long) EVERY);
        if (Math.floorMod(shifted, (long) EVERY) >= DAYS) {
            return home;
        }
        ZoneId place = PLACES.get(noise.between(0, PLACES.size() - 1, Trait.JOURNEY, journey));
        long leaving = TimeUnit.DAYS.toSeconds(day - Math.floorMod(shifted, (long) EVERY)) + NOON;
        return sameDate(place, leaving) && sameDate(place, leaving + TimeUnit.DAYS.toSeconds(DAYS)) ? place : home;
    }

    /** The first instant of a day as the wearer's clock shows it. */
    Instant start(LocalDate date) {
        Instant atHome = date.atStartOfDay(home).toInstant();
        if (zone(atHome).equals(home)) {
            return atHome;
        }
        for (ZoneId place : PLACES) {
            Instant there = date.atStartOfDay(place).toInstant();
            if (zone(there).equals(place)) {
                return there;
            }
        }
        return atHome;
    }

    /** When the wearer's clock shows this time; on a day of travel, the zone of the morning counts until noon UTC. */
    Instant at(LocalDate date, LocalTime time) {
        ZoneId morning = zone(start(date));
        Instant instant = date.atTime(time).atZone(morning).toInstant();
        ZoneId then = zone(instant);
        Instant changed = date.atTime(time).atZone(then).toInstant();
        return zone(changed).equals(then) ? changed : instant;
    }

    /** A day has one date only if the change of clocks falls on the same date in both places. */
    private boolean sameDate(ZoneId place, long second) {
        Instant change = Instant.ofEpochSecond(second);
        return change.atZone(place).toLocalDate().equals(change.atZone(home).toLocalDate())
                && !change.atZone(ZoneOffset.UTC).toLocalTime().isBefore(LocalTime.NOON);
    }
}
