package io.vitalroute.unit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What kind of quantity a unit measures: powers of base units, none of them zero. Besides UCUM's seven base units, the mole
 * counts as one (UCUM makes it a bare number, by which mmol/L would be convertible to 10*9/L), and so do arbitrary units
 * such as {@code [IU]} and logarithmic ones such as {@code B[SPL]}, which convert only among themselves.
 */
record Dimension(SortedMap<String, Integer> powers) {
    static final Dimension NONE = new Dimension(new TreeMap<>());

    Dimension {
        TreeMap<String, Integer> kept = new TreeMap<>(powers);
        kept.values().removeIf(power -> power == 0);
        powers = Collections.unmodifiableSortedMap(kept);
    }

    static Dimension of(String base) {
        return new Dimension(new TreeMap<>(Map.of(base, 1)));
    }

    /** Reads what {@link #toString} writes. */
    static Dimension parse(String text) {
        TreeMap<String, Integer> powers = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(" ")) {
            int caret = part.lastIndexOf('^');
            powers.put(part.substring(0, caret), Integer.valueOf(part.substring(caret + 1)));
        }
        return new Dimension(powers);
    }

    Dimension times(Dimension other) {
        TreeMap<String, Integer> sum = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> sum.merge(base, power, Integer::sum));
        return new Dimension(sum);
    }

    Dimension power(int exponent) {
        TreeMap<String, Integer> raised = new TreeMap<>(powers);
        raised.replaceAll((base, power) -> power * exponent);
        return new Dimension(raised);
    }

    boolean isNone() {
        return powers.isEmpty();
    }

    /** {@code g^1 m^-3}, or nothing. */
    @Override
    public String toString() {
        return powers.entrySet().stream()
                .map(e -> e.getKey() + "^" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
