package io.vitalroute.mapping.expect;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Comparator;
import io.vitalroute.unit.Units;

/** A number with a unit as tests write it: {@code 74.126 kg}, {@code <40 mg/dL}, {@code 8 {score}}. */
record Amount(Comparator comparator, BigDecimal number, String unit) {

    /** Null where the text is none. */
    static @Nullable Amount read(String text) {
        Comparator comparator = Comparator.EXACT;
        for (Comparator candidate : Comparator.values()) {
            if (text.startsWith(candidate.sign())
                    && candidate.sign().length() > comparator.sign().length()) {
                comparator = candidate;
            }
        }
        String rest = text.substring(comparator.sign().length()).strip();
        int blank = rest.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        try {
            return new Amount(
                    comparator,
                    new BigDecimal(rest.substring(0, blank)),
                    rest.substring(blank + 1).strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether it is the same quantity, to the decimals that the test gives. */
    boolean matches(Value.Quantity actual, Metric metric) {
        if (actual.comparator() != comparator) {
            return false;
        }
        if (actual.unit().equals(unit)) {
            return actual.number().compareTo(number) == 0;
        }
        return Units.conversion(actual.unit(), unit, metric.molarMass())
                .map(c -> c.apply(actual.number(), Math.max(0, number.scale())))
                .filter(converted -> converted.compareTo(number) == 0)
                .isPresent();
    }

    static String said(Value.Quantity quantity) {
        return quantity.comparator().sign() + quantity.number().toPlainString() + " " + quantity.unit();
    }

    static String said(Map<String, Value.Quantity> parts) {
        StringBuilder said = new StringBuilder();
        parts.forEach((name, part) -> said.append(said.isEmpty() ? "" : ", ")
                .append(name)
                .append(": ")
                .append(said(part)));
        return said.toString();
    }
}
