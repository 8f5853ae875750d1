package io.vitalroute.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Quantity;
import io.vitalroute.unit.Conversion;
import io.vitalroute.unit.Units;

/**
 * The canonical form of a reading: its metric's unit, exact, converted and rounded once; and the check that value and time
 * are possible at all.
 */
public final class Canonical {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(24);

    private final Function<String, Metric> metrics;

    /** Canonical forms by this catalogue. */
    public Canonical(Function<String, Metric> metrics) {
        this.metrics = metrics;
    }

    /** A reading in canonical form, or what is wrong with it. */
    public sealed interface Form {
        /** In the canonical unit and plausible. */
        record Fine(Reading reading) implements Form {}

        /** Never to be delivered as true. */
        record Invalid(Reading reading, Problem problem) implements Form {}
    }

    /** Converts and checks. A withdrawn reading is not checked: it only takes something back. */
    public Form of(Reading reading) {
        Reading canonical = filedByUnit(reading);
        Metric metric = canonical.metric();
        Value value = canonical.value();
        try {
            if (value instanceof Quantity quantity && metric.unit() != null) {
                value = convert(
                        quantity,
                        metric.unit(),
                        metric.decimals(),
                        () -> metric.conversionFrom(quantity.unit()),
                        canonical);
            } else if (value instanceof Value.Components components) {
                value = parts(components, canonical);
            }
        } catch (NotConvertible e) {
            return new Form.Invalid(reading, e.problem);
        }
        canonical = canonical.withValue(value);
        Optional<Problem> problem =
                reading.status() == Reading.Status.ENTERED_IN_ERROR ? Optional.empty() : implausible(canonical);
        return problem.<Form>map(p -> new Form.Invalid(reading, p)).orElse(new Form.Fine(canonical));
    }

    /** Glucose in mmol/L is another code than glucose in mg/dL: the unit picks the metric, never the reverse. */
    private Reading filedByUnit(Reading reading) {
        if (reading.value() instanceof Quantity quantity) {
            Optional<String> variant = reading.metric().variantFor(quantity.unit());
            if (variant.isPresent()) {
                return new Reading(
                        reading.key(),
                        reading.version(),
                        metrics.apply(variant.get()),
                        reading.value(),
                        reading.time(),
                        reading.origin(),
                        reading.status());
            }
        }
        return reading;
    }

    private static Value parts(Value.Components components, Reading reading) {
        Map<String, Quantity> converted = new LinkedHashMap<>();
        components.parts().forEach((name, quantity) -> {
            Metric.Part part = Objects.requireNonNull(reading.metric().parts().get(name));
            converted.put(
                    name,
                    convert(
                            quantity,
                            part.unit(),
                            part.decimals(),
                            () -> Units.conversion(quantity.unit(), part.unit(), null),
                            reading));
        });
        return new Value.Components(converted);
    }

    private static Quantity convert(
            Quantity quantity, String unit, int decimals, Supplier<Optional<Conversion>> conversion, Reading reading) {
        if (quantity.unit().equals(unit)) {
            return quantity;
        }
        Conversion exact = conversion
                .get()
                .orElseThrow(() -> new NotConvertible(Units.notCommensurable(quantity.unit(), unit, where(reading))));
        return new Quantity(exact.apply(quantity.number(), decimals), unit, quantity.comparator());
    }

    private static Optional<Problem> implausible(Reading reading) {
        Instant start = reading.time().start();
        if (start.isBefore(EARLIEST)
                || start.isAfter(reading.origin().receivedAt().plus(AHEAD))) {
            return Optional.of(Problem.of(
                            ProblemCode.I105_IMPLAUSIBLE_TIME,
                            where(reading),
                            reading.metric().name() + " is dated before 2000 or more than a day ahead")
                    .hint("check the clock of the device, and the time format of the mapping"));
        }
        if (reading.value() instanceof Quantity quantity) {
            return bounds(
                    reading, reading.metric().name(), quantity, reading.metric().plausible());
        }
        if (reading.value() instanceof Value.Components components) {
            return components.parts().entrySet().stream()
                    .flatMap(e -> bounds(reading, e.getKey(), e.getValue(), bounds(reading, e.getKey())).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private static @Nullable Bounds bounds(Reading reading, String part) {
        return Objects.requireNonNull(reading.metric().parts().get(part)).plausible();
    }

    private static Optional<Problem> bounds(Reading reading, String what, Quantity quantity, @Nullable Bounds bounds) {
        if (bounds == null || bounds.holds(quantity.number())) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                        ProblemCode.I104_IMPLAUSIBLE,
                        where(reading),
                        what + " is outside of " + bounds.min().toPlainString() + " to "
                                + bounds.max().toPlainString() + " " + quantity.unit())
                .hint("check unit and scale in mapping " + reading.origin().mapping()));
    }

    private static Where where(Reading reading) {
        return Where.payload(reading.origin().payload(), reading.origin().item());
    }

    /** Leaves the conversion of a part. */
    private static final class NotConvertible extends RuntimeException {
        private final transient Problem problem;

        NotConvertible(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }
    }
}
