package io.vitalroute.sandbox.people;

import java.time.ZoneId;

/**
 * Invented people.
 *
 * @param seed another one gives other people
 * @param size how many there are
 * @param zone where they live
 */
public record Population(long seed, int size, ZoneId zone) {

    /** So many people who live in a zone. */
    public static Population of(long seed, int size, ZoneId zone) {
        return new Population(seed, size, zone);
    }

    /**
     * One of them.
     *
     * @param index from 0
     */
    public Wearer person(int index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there are only " + size + " people, counted from 0");
        }
        return new Wearer(index, new Noise(seed * 1_000_003 + index), zone);
    }
}
