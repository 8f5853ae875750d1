package io.vitalroute.unit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * UCUM units by their codes (case-sensitive form, UCUM 2.1): whether a code is one, whether two measure the same kind of
 * quantity, and the exact conversion between them. Thread-safe; what was asked once is remembered.
 */
public final class Units {
    /** Codes may come from payloads: what is remembered must not grow without end. */
    private static final int REMEMBERED = 4096;

    private static final int LONGEST = 80;
    private static final Map<String, Optional<Unit>> UNITS = new ConcurrentHashMap<>();
    private static final Map<Pair, Optional<Conversion>> CONVERSIONS = new ConcurrentHashMap<>();

    private record Pair(String from, String to, @Nullable BigDecimal molarMass) {}

    private Units() {}

    /** Whether the code is UCUM: {@code mm[Hg]} and {@code {steps}/d} are, {@code mmHg} and {@code steps} are not. */
    public static boolean isUnit(String code) {
        return find(code).isPresent();
    }

    /** U101 where the code is not UCUM, with the UCUM code for a common other spelling as a hint. */
    public static Optional<Problem> check(String code, Where where) {
        if (isUnit(code)) {
            return Optional.empty();
        }
        String hint = Spellings.ucum(code)
                .map(Units::didYouMean)
                .orElse("units are UCUM codes, such as kg, /min, mm[Hg], Cel, mg/dL; a plain number is 1 or {name}");
        return Optional.of(Problem.of(ProblemCode.U101_UNKNOWN_UNIT, where, shown(code, where) + " is not a UCUM unit")
                .hint(hint));
    }

    /** Whether both are units and numbers of one can be said in the other. */
    public static boolean commensurable(String from, String to) {
        return conversion(from, to, null).isPresent();
    }

    /** As {@link #commensurable(String, String)}, where mass and amount of substance are bridged by a molar mass. */
    public static boolean commensurable(String from, String to, @Nullable BigDecimal molarMass) {
        return conversion(from, to, molarMass).isPresent();
    }

    /** U102 for two units that don't convert. Some slips are units themselves: {@code ft} is a femtotonne. */
    public static Problem notCommensurable(String from, String to, Where where) {
        String message = shown(from, where) + " cannot be converted to " + shown(to, where);
        return Problem.of(ProblemCode.U102_NOT_COMMENSURABLE, where, message)
                .hint(Spellings.ucum(from).map(Units::didYouMean).orElse(null));
    }

    /**
     * The conversion of numbers in one unit to the other.
     *
     * @param molarMass g/mol of the substance, or null: mg/dL to mmol/L needs it
     * @return empty where a code is not UCUM or the two measure different kinds of quantity
     */
    public static Optional<Conversion> conversion(String from, String to, @Nullable BigDecimal molarMass) {
        return remember(CONVERSIONS, new Pair(from, to, molarMass), Units::convert);
    }

    private static Optional<Conversion> convert(Pair pair) {
        Unit from = find(pair.from).orElse(null);
        Unit to = find(pair.to).orElse(null);
        if (from == null || to == null || !from.countsAs(to)) {
            return Optional.empty();
        }
        return Bridge.factor(from.dimension(), to.dimension(), pair.molarMass).map(bridge -> {
            Ratio factor = from.scale().times(bridge).over(to.scale());
            Ratio shift = from.origin().minus(to.origin()).over(to.scale());
            return Conversion.of(factor, shift);
        });
    }

    private static Optional<Unit> find(String code) {
        return remember(UNITS, code, Units::resolve);
    }

    private static Optional<Unit> resolve(String code) {
        Unit common = CommonUnits.find(code);
        if (common != null) {
            return Optional.of(common);
        }
        return code.isEmpty() || code.length() > LONGEST ? Optional.empty() : Library.find(code);
    }

    private static <K, V> V remember(Map<K, V> memory, K key, Function<K, V> maker) {
        V known = memory.get(key);
        if (known == null) {
            known = maker.apply(key);
            if (memory.size() < REMEMBERED) {
                memory.put(key, known);
            }
        }
        return known;
    }

    private static String didYouMean(String code) {
        return "did you mean \"" + code + "\"?";
    }

    /** What stands in a file may be quoted; what comes from a payload could be anything, a name or a value. */
    private static String shown(String code, Where where) {
        return where.line() > 0 || isUnit(code) ? "\"" + code + "\"" : "a text of " + code.length() + " characters";
    }
}
