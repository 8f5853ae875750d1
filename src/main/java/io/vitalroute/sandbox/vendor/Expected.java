package io.vitalroute.sandbox.vendor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.vitalroute.reading.PatientRef.Identifier;

/**
 * What ought to be in a patient's chart exactly once.
 *
 * @param code the LOINC code of the Observation
 * @param values its value, or its components
 * @param at the moment, or the start of the period
 * @param corrected whether an earlier value was replaced
 */
public record Expected(Identifier patient, String code, List<Measured> values, Instant at, boolean corrected) {
    /** The values are copied. */
    public Expected {
        values = List.copyOf(values);
    }

    /** A quantity under a LOINC code, in a UCUM unit. */
    public record Measured(String code, BigDecimal value, String unit) {}

    /** A single quantity. */
    static Expected one(Identifier patient, String code, BigDecimal value, String unit, Instant at) {
        return new Expected(patient, code, List.of(new Measured(code, value, unit)), at, false);
    }

    /** A blood pressure, as panel 85354-9 with 8480-6 and 8462-4. */
    static Expected pressure(Identifier patient, int systolic, int diastolic, Instant at) {
        return new Expected(
                patient,
                "85354-9",
                List.of(
                        new Measured("8480-6", BigDecimal.valueOf(systolic), "mm[Hg]"),
                        new Measured("8462-4", BigDecimal.valueOf(diastolic), "mm[Hg]")),
                at,
                false);
    }

    /** Patient, code and time, without values, because this may be printed. */
    @Override
    public String toString() {
        return "LOINC " + code + " of " + patient + " at " + at + (corrected ? " (corrected)" : "");
    }
}
