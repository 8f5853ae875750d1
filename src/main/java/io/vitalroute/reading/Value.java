package io.vitalroute.reading;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What was measured. Numbers are exact decimals from the payload to the output. */
public sealed interface Value {

    /**
     * A number with a unit.
     *
     * @param unit a UCUM code, such as {@code mm[Hg]}
     * @param comparator {@code <} or {@code >} where the device only knew that much
     */
    record Quantity(BigDecimal number, String unit, Comparator comparator) implements Value {
        /** An exact number. */
        public static Quantity of(BigDecimal number, String unit) {
            return new Quantity(number, unit, Comparator.EXACT);
        }
    }

    /** Parts that are measured together and belong to one reading, such as systolic and diastolic pressure. */
    record Components(Map<String, Quantity> parts) implements Value {
        /** Keeps the order of the parts. */
        public Components {
            parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /** A code of the metric's own list, such as the sleep stage {@code rem}. */
    record Coded(String code) implements Value {}

    /**
     * A dense series as one value (FHIR SampledData).
     *
     * @param unit UCUM code of the samples after {@code factor}
     * @param periodMillis time between two samples
     * @param factor what each sample is multiplied with
     * @param samples null for a sample that could not be measured
     */
    record Sampled(String unit, BigDecimal periodMillis, BigDecimal factor, List<@Nullable BigDecimal> samples)
            implements Value {}

    /** Words, or a date where the metric says so. */
    record Text(String text) implements Value {}

    /** How a number stands to the true value. */
    enum Comparator {
        EXACT(""),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        /** As FHIR writes it; empty for exact. */
        public String sign() {
            return sign;
        }
    }
}
