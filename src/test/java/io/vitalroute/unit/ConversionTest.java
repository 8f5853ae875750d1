package io.vitalroute.unit;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Exact values, worked out by hand from the definitions (UCUM 2.1), not from the code. */
class ConversionTest {
    private static final BigDecimal GLUCOSE = new BigDecimal("180.156");

    @ParameterizedTest(name = "{0} {1} = {2} {3}")
    @CsvSource({
        "98.6, [degF], 37.0, Cel",
        "100, [degF], 37.8, Cel",
        "-40, [degF], -40.0, Cel",
        "310.15, K, 37.00, Cel",
        "37, Cel, 310.15, K",
        "36.6, Cel, 97.88, [degF]",
        "0, Cel, 32.0, [degF]",
        "1.8, [degF], 256.37, K",
        "165, [lb_av], 74.843, kg",
        "1, [lb_av], 0.45359237, kg",
        "1, [oz_av], 28.349523125, g",
        "12.5, [stone_av], 79.379, kg",
        "74126, g, 74.126, kg",
        "5.5, [ft_i], 167.64, cm",
        "70, [in_i], 177.80, cm",
        "26.2, [mi_i], 42164.8, m",
        "1, [yd_i], 0.9144, m",
        "6, [mi_i]/h, 2.68, m/s",
        "36, km/h, 10.0, m/s",
        "418.4, kJ, 100.0, kcal",
        "100, kJ, 23.9, kcal",
        "2000, kcal/d, 8368, kJ/d",
        "1, kcal, 1000, cal",
        "16, kPa, 120, mm[Hg]",
        "120, mm[Hg], 15.999, kPa",
        "7.25, h, 435, min",
        "5400, s, 90, min",
        "42500, ms, 42.5, s",
        "1, d, 86400000, ms",
        "2, wk, 14, d",
        "1.2, Hz, 72, /min",
        "72, {beats}/min, 72, /min",
        "72, /min, 72, {beats}/min",
        "7000, {steps}/d, 4.861, {steps}/min",
        "42.7, mL/kg/min, 42.7, mL/min/kg",
        "0.0427, L/min/kg, 42.7, mL/min/kg",
        "1, m/s/s, 100, cm/s2",
        "1, kcal/h/kg, 1.162, W/kg",
        "0.97, 1, 97, %",
        "97, %, 0.97, 1",
        "15, [ppth], 1.5, %",
        "5.5, g/L, 550, mg/dL",
        "1200, uV, 1.2, mV",
        "150, min/wk, 2.5, h/wk",
        "85, dB[SPL], 8.5, B[SPL]"
    })
    void number_isConvertedExactly(BigDecimal number, String from, BigDecimal expected, String to) {
        assertThat(convert(number, from, to, expected.scale(), null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} = {2} {3}")
    @CsvSource({
        "100, mg/dL, 5.551, mmol/L",
        "5.5, mmol/L, 99.1, mg/dL",
        "18.0156, mg/dL, 1.0000, mmol/L",
        "1000, umol/L, 180.156, mg/L",
        "70, mg/dL, 3.89, mmol/L"
    })
    void glucose_isConvertedByItsMolarMass(BigDecimal number, String from, BigDecimal expected, String to) {
        assertThat(convert(number, from, to, expected.scale(), GLUCOSE)).isEqualTo(expected);
        assertThat(Units.conversion(from, to, null)).isEmpty();
    }

    @ParameterizedTest(name = "{0} <-> {1}")
    @CsvSource({
        "[degF], Cel",
        "K, Cel",
        "kPa, mm[Hg]",
        "[lb_av], kg",
        "[in_i], cm",
        "kJ, kcal",
        "mg/dL, mmol/L",
        "h, min",
        "[mi_i], km",
        "1, %",
        "mL/min/kg, L/h/kg"
    })
    void thereAndBack_isTheSameNumber(String one, String other) {
        for (String text : new String[] {"0.1", "36.6", "72", "119.5", "1234.567", "-3.3"}) {
            BigDecimal number = new BigDecimal(text);
            BigDecimal there = convert(number, one, other, 30, GLUCOSE);
            assertThat(convert(there, other, one, number.scale(), GLUCOSE)).isEqualTo(number);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"kg, kg", "mL, ml", "L, l", "{beats}/min, /min", "mg/dL, mg/dl", "1, {score}"})
    void sameUnit_keepsTheDigitsAsTheyCame(String from, String to) {
        Conversion conversion = Units.conversion(from, to, null).orElseThrow();
        assertThat(conversion.isIdentity()).isTrue();
        assertThat(conversion.apply(new BigDecimal("72.0500"), 0)).isEqualTo(new BigDecimal("72.0500"));
    }

    @Test
    void rounding_happensOnceAndHalfAwayFromZero() {
        assertThat(convert(new BigDecimal("0.125"), "1", "%", 0, null)).isEqualTo(new BigDecimal("13"));
        assertThat(convert(new BigDecimal("-0.125"), "1", "%", 0, null)).isEqualTo(new BigDecimal("-13"));
        // rounding to 12.5 first and then to a whole number would give 13
        assertThat(convert(new BigDecimal("0.12499"), "1", "%", 0, null)).isEqualTo(new BigDecimal("12"));
    }

    @Test
    void temperatures_shiftZero_differencesDoNot() {
        assertThat(Units.conversion("Cel", "K", null).orElseThrow().shiftsZero())
                .isTrue();
        assertThat(Units.conversion("mK", "K", null).orElseThrow().shiftsZero()).isFalse();
        assertThat(Units.conversion("Cel", "Cel", null).orElseThrow().shiftsZero())
                .isFalse();
    }

    private static BigDecimal convert(
            BigDecimal number, String from, String to, int decimals, @Nullable BigDecimal molarMass) {
        return Units.conversion(from, to, molarMass).orElseThrow().apply(number, decimals);
    }
}
