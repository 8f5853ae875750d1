package io.vitalroute.sandbox.people;

import java.math.BigDecimal;

/**
 * What a stretch of time adds up to; exactly the sum of its minutes.
 *
 * @param millimetres covered on foot
 * @param activeMillikilocalories burned by moving, in thousandths of a kilocalorie
 * @param light minutes of light movement
 * @param moderate minutes of moderate movement
 * @param vigorous minutes of vigorous movement
 * @param beats sum of the heart rates of all minutes that the watch was worn
 * @param minutes how many these were
 * @param slowest heart rate; 0 where none was measured
 * @param fastest heart rate; 0 where none was measured
 */
public record Totals(
        int steps,
        long millimetres,
        long activeMillikilocalories,
        int light,
        int moderate,
        int vigorous,
        long beats,
        int minutes,
        int slowest,
        int fastest) {
    static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** With one more minute. */
    Totals and(int taken, int heartRate, long stride, boolean worn) {
        if (!worn) {
            return this;
        }
        return new Totals(
                steps + taken,
                millimetres + taken * stride,
                activeMillikilocalories + taken * 41L,
                light + (taken > 20 && taken <= 85 ? 1 : 0),
                moderate + (taken > 85 && taken <= 120 ? 1 : 0),
                vigorous + (taken > 120 ? 1 : 0),
                beats + heartRate,
                minutes + 1,
                slowest == 0 ? heartRate : Math.min(slowest, heartRate),
                Math.max(fastest, heartRate));
    }

    /** Both together. */
    Totals and(Totals other) {
        return new Totals(
                steps + other.steps,
                millimetres + other.millimetres,
                activeMillikilocalories + other.activeMillikilocalories,
                light + other.light,
                moderate + other.moderate,
                vigorous + other.vigorous,
                beats + other.beats,
                minutes + other.minutes,
                slowest == 0 || (other.slowest != 0 && other.slowest < slowest) ? other.slowest : slowest,
                Math.max(fastest, other.fastest));
    }

    /** Metres covered on foot. */
    public BigDecimal metres() {
        return BigDecimal.valueOf(millimetres, 3).stripTrailingZeros();
    }

    /** Kilocalories burned by moving. */
    public BigDecimal activeKilocalories() {
        return BigDecimal.valueOf(activeMillikilocalories, 3).stripTrailingZeros();
    }

    /** Mean heart rate, rounded down; 0 where none was measured. */
    public int meanHeartRate() {
        return minutes == 0 ? 0 : (int) (beats / minutes);
    }
}
