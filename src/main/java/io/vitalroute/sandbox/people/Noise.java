package io.vitalroute.sandbox.people;

/**
 * Chance without a state: the same person, trait and time always give the same figure. Bits are mixed as by SplitMix64
 * (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
 */
record Noise(long seed) {

    /** What a figure is drawn for; each trait has draws of its own. */
    enum Trait {
        RESTING,
        STRIDE,
        BASAL,
        WEIGHT,
        FAT,
        GLUCOSE,
        DIABETES,
        SPORT,
        JOURNEY,
        WORN,
        BEDTIME,
        RISING,
        STAGE,
        SPORT_DAY,
        SPORT_TIME,
        WALK,
        STEP,
        BEAT,
        DRIFT,
        VARIABILITY,
        SATURATION,
        BREATH,
        SKIN,
        WEIGHING,
        PRESSURE,
        FEVER,
        MEAL,
        PULSE
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high, Trait trait, long time) {
        return low + (int) Math.floorMod(bits(trait, time), (long) high - low + 1);
    }

    /** Whether something happens that happens so often in a hundred. */
    boolean happens(int percent, Trait trait, long time) {
        return between(0, 99, trait, time) < percent;
    }

    private long bits(Trait trait, long time) {
        return mixed(mixed(seed + trait.name().hashCode() * 0x9E3779B97F4A7C15L) + time * 0xD1B54A32D192ED03L);
    }

    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
