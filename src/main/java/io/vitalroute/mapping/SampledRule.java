package io.vitalroute.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Numbers;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Value;

/**
 * How a dense series is read as one value.
 *
 * @param period milliseconds from one sample to the next, or samples per second where {@code isFrequency}
 * @param divisor what each sample is divided by; null where it is multiplied
 * @param multiplier what each sample is multiplied by; null where {@code factor} says it
 */
record SampledRule(
        Cell samples,
        Cell period,
        boolean isFrequency,
        @Nullable Cell divisor,
        @Nullable Cell multiplier,
        BigDecimal factor) {
    private static final BigDecimal SECOND = new BigDecimal(1000);

    @Nullable
    Value read(Scope scope, UnitRule unit) {
        JsonNode series = samples.value(scope);
        if (Cell.absent(series)) {
            return null;
        }
        if (!series.isArray()) {
            throw new CellFailure(ProblemCode.M208_SERIES, samples.pointer(scope), "not an array of samples");
        }
        if (series.isEmpty()) {
            return null;
        }
        List<@Nullable BigDecimal> numbers = new ArrayList<>(series.size());
        for (JsonNode sample : series) {
            BigDecimal number = Cell.absent(sample) ? null : Numbers.read(sample);
            if (number == null && !Cell.absent(sample)) {
                throw NumberRule.notANumber(samples.pointer(scope) + "/" + numbers.size(), sample);
            }
            numbers.add(number);
        }
        return new Value.Sampled(unit.read(scope), periodMillis(scope), factor(scope), numbers);
    }

    private BigDecimal periodMillis(Scope scope) {
        BigDecimal said = aboveZero(period, scope, "the time between two samples");
        return isFrequency ? SECOND.divide(said, MathContext.DECIMAL64) : said;
    }

    /** To 16 digits where the divisor is no power of ten; FHIR and HL7 carry a factor, not a divisor. */
    private BigDecimal factor(Scope scope) {
        if (multiplier != null) {
            return Cell.absent(multiplier.value(scope))
                    ? BigDecimal.ONE
                    : aboveZero(multiplier, scope, "what the samples are multiplied by");
        }
        return divisor == null
                ? factor
                : BigDecimal.ONE.divide(
                        aboveZero(divisor, scope, "what the samples are divided by"), MathContext.DECIMAL64);
    }

    private static BigDecimal aboveZero(Cell cell, Scope scope, String what) {
        BigDecimal said = Numbers.read(cell.value(scope));
        if (said == null || said.signum() <= 0) {
            throw new CellFailure(ProblemCode.M203_NUMBER, cell.pointer(scope), what + " must be a number above 0");
        }
        return said;
    }
}
