package io.vitalroute.sandbox.people;

import java.time.Instant;

/**
 * Somebody stood on a scale.
 *
 * @param fatPerMille share of fat in thousandths
 * @param muscleGrams mass of muscles
 */
public record Weighing(Instant at, int grams, int fatPerMille, int muscleGrams) {}
