package io.vitalroute.unit;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;
import org.jspecify.annotations.Nullable;

/**
 * Units as org.fhir:ucum parses and defines them. Its arithmetic is not used: {@code convert()} rounds, refuses Cel and
 * [degF], and its expression chain is linked to the right, so that it must be folded from the left (mL/min/kg is
 * (mL/min)/kg). Reading the definitions takes some 0.2 s: this class is touched only for a unit that {@link CommonUnits}
 * lacks.
 */
final class Library {
    /** Powers beyond this are nobody's unit, but would cost a lot to compute. */
    private static final int MAX_POWER = 99;

    /** What the parser lets pass or stumbles over: two operators in a row, and numbers beyond an int. */
    private static final Pattern UNPARSED = Pattern.compile("[./][./]|[0-9]{8,}");

    /** UCUM 2.1 section 22: special units on ratio scales with another zero, in kelvin. */
    private static final Map<String, Unit> TEMPERATURES =
            Map.of("Cel", temperature(Ratio.ONE, "273.15"), "[degF]", temperature(Ratio.parse("5/9"), "459.67"));

    private static final Library INSTANCE = new Library();

    private final UcumModel model;
    private final Map<String, Unit> defined = new HashMap<>();

    private Library() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            model = new UcumEssenceService(essence).getModel();
        } catch (UcumException | IOException e) {
            throw new IllegalStateException("the UCUM definitions cannot be read", e);
        }
    }

    private static Unit temperature(Ratio scale, String zero) {
        Ratio origin = Ratio.of(new BigDecimal(zero)).times(scale);
        return new Unit("", scale, origin, Dimension.of("K"), List.of());
    }

    /** The unit that a code means, or empty where it is not UCUM. */
    static Optional<Unit> find(String code) {
        if (UNPARSED.matcher(code).find()) {
            return Optional.empty();
        }
        return INSTANCE.resolve(code);
    }

    private synchronized Optional<Unit> resolve(String code) {
        try {
            Term term = new ExpressionParser(model).parse(code);
            Unit temperature = temperature(term);
            Unit unit = temperature != null ? temperature : fold(term);
            boolean useless = unit.scale().numerator().signum() == 0;
            return useless ? Optional.empty() : Optional.of(named(code, unit));
        } catch (UcumException | RuntimeException e) {
            return Optional.empty(); // the parser throws all kinds on text that is no unit
        }
    }

    private static Unit named(String code, Unit unit) {
        return new Unit(code, unit.scale(), unit.origin(), unit.dimension(), Annotations.of(code));
    }

    /** Cel or [degF] standing alone, perhaps with a prefix; inside a product they have no zero to speak of. */
    private static @Nullable Unit temperature(Term term) throws UcumException {
        if (term.hasOp() || !(term.getComp() instanceof Symbol symbol) || symbol.getExponent() != 1) {
            return null;
        }
        Unit unit = TEMPERATURES.get(symbol.getUnit().getCode());
        return unit == null
                ? null
                : new Unit("", unit.scale().times(prefix(symbol)), unit.origin(), unit.dimension(), List.of());
    }

    /** The chain a/b/c comes as a/(b/(c)), but means (a/b)/c. */
    private Unit fold(Term chain) throws UcumException {
        Unit result = Unit.of(Ratio.ONE, Dimension.NONE);
        boolean divide = false;
        for (Term term = chain; term != null; term = term.getTerm()) {
            if (term.hasComp()) {
                Unit next = unit(term.getComp());
                result = result.times(divide ? next.power(-1) : next);
            }
            divide = term.getOp() == Operator.DIVISION;
        }
        return result;
    }

    private Unit unit(Component component) throws UcumException {
        if (component instanceof Term nested) {
            return fold(nested);
        }
        if (component instanceof Factor factor) {
            return Unit.of(Ratio.of(BigDecimal.valueOf(factor.getValue())), Dimension.NONE);
        }
        Symbol symbol = (Symbol) component;
        if (Math.abs(symbol.getExponent()) > MAX_POWER) {
            throw new ArithmeticException("a power that no unit has");
        }
        Unit base = Unit.of(prefix(symbol), Dimension.NONE).times(atom(symbol.getUnit()));
        return base.power(symbol.getExponent());
    }

    private static Ratio prefix(Symbol symbol) {
        return symbol.hasPrefix()
                ? Ratio.of(new BigDecimal(symbol.getPrefix().getValue().asDecimal()))
                : Ratio.ONE;
    }

    private Unit atom(org.fhir.ucum.Unit unit) throws UcumException {
        Unit known = defined.get(unit.getCode());
        if (known == null) {
            known = define(unit);
            defined.put(unit.getCode(), known);
        }
        return known;
    }

    private Unit define(org.fhir.ucum.Unit unit) throws UcumException {
        if (unit instanceof BaseUnit || standsAlone((DefinedUnit) unit)) {
            return Unit.of(Ratio.ONE, Dimension.of(unit.getCode()));
        }
        var value = ((DefinedUnit) unit).getValue();
        Unit definition = fold(new ExpressionParser(model).parse(value.getUnit()));
        Ratio number = Ratio.of(new BigDecimal(value.getValue().asDecimal()));
        return Unit.of(number, Dimension.NONE).times(definition);
    }

    /** Moles, special units and arbitrary units are a dimension of their own. */
    private static boolean standsAlone(DefinedUnit unit) {
        if (unit.isSpecial() || unit.getValue() == null || unit.getValue().getValue() == null) {
            return true;
        }
        boolean arbitrary = unit.getValue().getUnit().equals("1") && !"dimless".equals(unit.getClass_());
        return arbitrary || unit.getCode().equals("mol");
    }
}
