package io.vitalroute.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact conversion: {@code (number * numerator + offset) / denominator}. Numerator and denominator stay apart, because
 * kPa to mm[Hg] and [degF] to Cel don't terminate as decimals.
 */
public final class Conversion {
    private final BigDecimal numerator;
    private final BigDecimal offset;
    private final BigDecimal denominator;
    private final boolean identity;

    private Conversion(BigInteger numerator, BigInteger offset, BigInteger denominator) {
        this.numerator = new BigDecimal(numerator);
        this.offset = new BigDecimal(offset);
        this.denominator = new BigDecimal(denominator);
        this.identity = numerator.equals(denominator) && offset.signum() == 0;
    }

    /** The conversion {@code number * factor + shift}. */
    static Conversion of(Ratio factor, Ratio shift) {
        BigInteger common = factor.denominator().multiply(shift.denominator());
        return new Conversion(
                factor.numerator().multiply(shift.denominator()),
                shift.numerator().multiply(factor.denominator()),
                common);
    }

    /** Whether numbers stay as they are, digits and all: mL to ml, or {beats}/min to /min. */
    public boolean isIdentity() {
        return identity;
    }

    /** Whether zero moves, as from Cel to K: right for temperatures, wrong for differences of temperatures. */
    public boolean shiftsZero() {
        return offset.signum() != 0;
    }

    /**
     * Converts a number.
     *
     * <p>Rounds once, half away from zero ({@link RoundingMode#HALF_UP}), as laboratories and people do; it is symmetric
     * for differences. An identity conversion returns the number itself.
     *
     * @param decimals digits after the point of the result
     */
    public BigDecimal apply(BigDecimal number, int decimals) {
        if (identity) {
            return number;
        }
        return number.multiply(numerator).add(offset).divide(denominator, decimals, RoundingMode.HALF_UP);
    }
}
