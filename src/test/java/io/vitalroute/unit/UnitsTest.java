package io.vitalroute.unit;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class UnitsTest {
    private static final Where LINE = Where.file("a.map.yaml", 7, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/min",
                "mm[Hg]",
                "Cel",
                "[degF]",
                "mg/dL",
                "mL/min/kg",
                "{steps}/d",
                "{#}",
                "10*3/uL",
                "kg/m2",
                "%",
                "1",
                "m.s-2",
                "cm[H2O]",
                "[pi].rad/360",
                "/(m.s)",
                "ng/mL/h",
                "mo",
                "u[IU]/mL"
            })
    void ucumCode_isAUnit(String code) {
        assertThat(Units.isUnit(code)).isTrue();
        assertThat(Units.check(code, LINE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mmHg, mm[Hg]",
        "bpm, /min",
        "beats/min, /min",
        "count/min, /min",
        "degC, Cel",
        "°C, Cel",
        "degF, [degF]",
        "lb, [lb_av]",
        "LBS, [lb_av]",
        "mi, [mi_i]",
        "in, [in_i]",
        "mL/min·kg, mL/min/kg",
        "hr, h",
        "steps, {steps}",
        "count, 1",
        "kg/m^2, kg/m2",
        "mmol<180.1558840000001>/L, mmol/L",
        "INCH, [in_i]"
    })
    void otherSpelling_isHintedAt(String typed, String meant) {
        Problem problem = Units.check(typed, LINE).orElseThrow();
        assertThat(problem.toString())
                .isEqualTo(
                        "a.map.yaml:7:3: U101 \"" + typed + "\" is not a UCUM unit (did you mean \"" + meant + "\"?)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "kg ",
                "5 kg",
                "m/",
                "{",
                "}",
                "m{",
                "0",
                "0/min",
                "/",
                "kg//m",
                "99999999999",
                "m999999",
                "10*4000",
                "((((",
                "1/0",
                "mg\\dL",
                "kg\u0000",
                "ﬀ"
            })
    void nonsense_isNoUnitAndNoException(String code) {
        assertThat(Units.isUnit(code)).isFalse();
    }

    @Test
    void endlessText_isNoUnit() {
        assertThat(Units.isUnit("m.".repeat(5000) + "m")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kg, m",
        "mm[Hg], kg",
        "/min, min",
        "mg/dL, mmol/L",
        "mmol/L, 10*9/L",
        "{score}, {steps}",
        "{score}, %",
        "{steps}, %",
        "{steps}/d, {flights}/d",
        "{beats}/min, {breaths}/min",
        "Cel, Cel/min",
        "[IU], 1",
        "dB[SPL], 1",
        "dB[SPL], dB[V]",
        "kg, mmHg",
        "mmHg, mmHg",
        "kcal, kcal/d",
        "deg, 1"
    })
    void differentKinds_areNotCommensurable(String one, String other) {
        assertThat(Units.commensurable(one, other)).isFalse();
        assertThat(Units.commensurable(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"{steps}, 1", "{steps}/d, /d", "{steps}, {steps}", "%, 1", "kcal, kJ", "Cel, [degF]", "[IU], u[IU]"})
    void sameKind_isCommensurable(String one, String other) {
        assertThat(Units.commensurable(one, other)).isTrue();
        assertThat(Units.commensurable(other, one)).isTrue();
    }

    @Test
    void femtotonne_isHintedAtAsFoot() {
        assertThat(Units.notCommensurable("ft", "cm", LINE).toString())
                .isEqualTo("a.map.yaml:7:3: U102 \"ft\" cannot be converted to \"cm\" (did you mean \"[ft_i]\"?)");
    }

    @Test
    void unitFromAPayload_isNotQuoted() {
        Where payload = Where.payload("p1", "/items/0/unit");
        assertThat(Units.check("Jane Doe", payload).orElseThrow().message())
                .isEqualTo("a text of 8 characters is not a UCUM unit");
        assertThat(Units.notCommensurable("Jane Doe", "kg", payload).message())
                .isEqualTo("a text of 8 characters cannot be converted to \"kg\"");
    }

    @Test
    void manyThreads_askForUnusualUnits_andGetTheSame() {
        assertThat(IntStream.range(0, 400)
                        .parallel()
                        .mapToObj(i -> Units.commensurable("n" + (i % 2 == 0 ? "mol" : "g") + "/dL/h", "pmol/L/s"))
                        .filter(yes -> yes)
                        .count())
                .isEqualTo(200);
    }
}
