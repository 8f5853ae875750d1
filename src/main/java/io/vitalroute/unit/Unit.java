package io.vitalroute.unit;

import java.util.List;

/**
 * A UCUM unit, understood: a number {@code x} of it is {@code scale * x + origin} of the base units of its dimension. Only
 * {@code Cel} and {@code [degF]} have an origin other than zero.
 *
 * @param annotations the texts in braces, in order: what is counted, as in {@code {steps}/d}. They have no dimension, but
 *     steps are not floors, so two units with different annotations don't convert into each other
 */
record Unit(String code, Ratio scale, Ratio origin, Dimension dimension, List<String> annotations) {

    /** One unit of a dimension without a name of its own. */
    static Unit of(Ratio scale, Dimension dimension) {
        return new Unit("", scale, Ratio.ZERO, dimension, List.of());
    }

    Unit times(Unit other) {
        return of(scale.times(other.scale), dimension.times(other.dimension));
    }

    Unit power(int exponent) {
        return of(scale.power(exponent), dimension.power(exponent));
    }

    /**
     * Whether both count the same things. A unit without annotation may stand for an annotated one ({@code /min} for
     * {@code {beats}/min}); between bare numbers only {@code 1} may, since a score of 0.8 is not 80 %.
     */
    boolean countsAs(Unit other) {
        if (annotations.equals(other.annotations)) {
            return true;
        }
        boolean oneIsPlain = annotations.isEmpty() || other.annotations.isEmpty();
        return oneIsPlain && !(dimension.isNone() && !scale.equals(other.scale));
    }
}
