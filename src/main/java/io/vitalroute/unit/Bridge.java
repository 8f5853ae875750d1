package io.vitalroute.unit;

import java.math.BigDecimal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How a quantity of one dimension becomes one of another: not at all, but for mass and amount of one substance. */
final class Bridge {
    private static final Dimension GRAMS_PER_MOLE =
            Dimension.of("g").times(Dimension.of("mol").power(-1));

    private Bridge() {}

    /** What to multiply with, in base units; empty where nothing leads across. */
    static Optional<Ratio> factor(Dimension from, Dimension to, @Nullable BigDecimal molarMass) {
        Dimension gap = from.times(to.power(-1));
        if (gap.isNone()) {
            return Optional.of(Ratio.ONE);
        }
        if (molarMass == null || molarMass.signum() <= 0) {
            return Optional.empty();
        }
        Ratio mass = Ratio.of(molarMass);
        if (gap.equals(GRAMS_PER_MOLE)) {
            return Optional.of(Ratio.ONE.over(mass));
        }
        return gap.equals(GRAMS_PER_MOLE.power(-1)) ? Optional.of(mass) : Optional.empty();
    }
}
