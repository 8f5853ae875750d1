package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value;

/** What {@code Observation.value[x]} says, once it is clear that the reading's value suits its metric. */
sealed interface Said {
    /** {@code valueQuantity}. */
    record Measure(Value.Quantity quantity, String unitText) implements Said {}

    /** {@code component}; null where a part is missing that must be there. */
    record Parts(Map<Part, Value.@Nullable Quantity> parts) implements Said {}

    /** {@code valueCodeableConcept}; words alone where the metric's list lacks the code. */
    record Concept(List<Code> codings, String text) implements Said {}

    /** {@code valueSampledData}. */
    record Series(Value.Sampled sampled, String unitText) implements Said {}

    /** {@code valueString}. */
    record Words(String text) implements Said {}

    /** {@code valueDateTime}. */
    record Date(String date) implements Said {}

    /** {@code dataAbsentReason}: a deleted reading whose value nobody repeated. */
    record Absent() implements Said {}

    /** It can't be said; {@code problem} tells why without the value. */
    record Not(Problem problem) implements Said {}

    /** Longer numbers than any device has; they would only be an attack on the reader's memory. */
    int MOST_DIGITS = 40;

    static Said of(Reading reading) {
        Said said = live(reading);
        if (said instanceof Not && reading.status() == Status.ENTERED_IN_ERROR) {
            return reading.metric().kind() == Kind.COMPONENTS ? parts(reading, Map.of()) : new Absent();
        }
        return said;
    }

    private static Said live(Reading reading) {
        Metric metric = reading.metric();
        Value value = reading.value();
        return switch (metric.kind()) {
            case QUANTITY -> number(reading, value);
            case SAMPLED -> series(reading, value);
            case COMPONENTS -> value instanceof Value.Components c ? parts(reading, c.parts()) : misfit(reading);
            case CODED -> concept(reading, value);
            case TEXT -> value instanceof Value.Text t && !t.text().isBlank() ? new Words(t.text()) : misfit(reading);
            case DATE -> value instanceof Value.Text t && isDate(t.text()) ? new Date(t.text()) : misfit(reading);
        };
    }

    private static Said number(Reading reading, Value value) {
        if (value instanceof Value.Sampled) {
            return series(reading, value);
        }
        if (!(value instanceof Value.Quantity quantity)) {
            return misfit(reading);
        }
        return isSane(quantity.number())
                ? new Measure(quantity, unitText(reading.metric(), quantity.unit()))
                : not(reading, "a number of more than " + MOST_DIGITS + " digits");
    }

    private static Said series(Reading reading, Value value) {
        if (!(value instanceof Value.Sampled sampled) || sampled.samples().isEmpty()) {
            return misfit(reading);
        }
        return new Series(sampled, unitText(reading.metric(), sampled.unit()));
    }

    private static Said parts(Reading reading, Map<String, Value.Quantity> given) {
        Map<Part, Value.@Nullable Quantity> parts = new LinkedHashMap<>();
        for (Part part : reading.metric().parts().values()) {
            Value.Quantity quantity = given.get(part.name());
            if (quantity != null || part.required()) {
                parts.put(part, quantity);
            }
        }
        boolean alien = !reading.metric().parts().keySet().containsAll(given.keySet());
        boolean none = given.isEmpty() && reading.status() != Status.ENTERED_IN_ERROR;
        return alien || none || parts.isEmpty() ? misfit(reading) : new Parts(parts);
    }

    private static Said concept(Reading reading, Value value) {
        if (value instanceof Value.Text text
                && reading.metric().openValues()
                && !text.text().isBlank()) {
            return new Concept(List.of(), text.text());
        }
        if (!(value instanceof Value.Coded coded)) {
            return misfit(reading);
        }
        List<Code> codings = reading.metric().values().get(coded.code());
        return codings == null || codings.isEmpty()
                ? not(reading, "a code that the metric's list of values lacks")
                : new Concept(codings, codings.get(0).display());
    }

    private static String unitText(Metric metric, String unit) {
        String text = metric.unitText();
        return text != null && unit.equals(metric.unit()) ? text : unit;
    }

    private static boolean isDate(String text) {
        return text.matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    }

    static boolean isSane(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    private static Not misfit(Reading reading) {
        String kind = reading.metric().kind().name().toLowerCase(Locale.ROOT);
        return not(reading, "a value of another kind than the metric's, which is " + kind);
    }

    /** Says that a reading can't be said. */
    static Not not(Reading reading, String why) {
        Where where = Where.payload(reading.origin().payload(), reading.origin().item());
        String message = reading.metric().name() + ": " + why + " has no form in FHIR";
        return new Not(Problem.of(ProblemCode.E101_NOT_ENCODABLE, where, message));
    }
}
