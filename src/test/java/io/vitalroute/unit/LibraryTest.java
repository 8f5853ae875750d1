package io.vitalroute.unit;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.data.Percentage;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Our exact scales held against the library's own, which it rounds to as few as three digits, for every UCUM unit. */
class LibraryTest {
    private static final MathContext ROUGHLY = new MathContext(20);

    @Test
    void everyDefinedUnit_agreesWithTheLibraryWhereBothKnowIt() throws Exception {
        UcumEssenceService library;
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            library = new UcumEssenceService(essence);
        }
        List<String> compared = new ArrayList<>();
        for (DefinedUnit defined : library.getModel().getDefinedUnits()) {
            Unit ours = Library.find(defined.getCode()).orElseThrow(() -> new AssertionError(defined.getCode()));
            if (isPlain(ours)) {
                Decimal theirs = library.getCanonicalForm(
                                new Pair(new Decimal("1.000000000000000000"), defined.getCode()))
                        .getValue();
                assertThat(rounded(ours))
                        .as(defined.getCode())
                        .isCloseTo(rounded(theirs), Percentage.withPercentage(1));
                compared.add(defined.getCode());
            }
        }
        assertThat(compared).hasSizeGreaterThan(200).contains("[lb_av]", "m[Hg]", "cal", "[mi_i]", "bar", "wk");
    }

    /** Without moles, arbitrary and special units, which we understand otherwise on purpose. */
    private static boolean isPlain(Unit unit) {
        List<String> bases = List.of("m", "s", "g", "rad", "K", "C", "cd");
        return bases.containsAll(unit.dimension().powers().keySet())
                && unit.origin().equals(Ratio.ZERO);
    }

    private static BigDecimal rounded(Unit unit) {
        return new BigDecimal(unit.scale().numerator())
                .divide(new BigDecimal(unit.scale().denominator()), ROUGHLY);
    }

    private static BigDecimal rounded(Decimal decimal) {
        return new BigDecimal(decimal.asDecimal()).round(ROUGHLY);
    }
}
