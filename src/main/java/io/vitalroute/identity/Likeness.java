package io.vitalroute.identity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.SourceRule.Same;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Value;

/** Whether two readings of a metric are the same thing by its rule. */
record Likeness(SourceRule rule, Metric metric) {

    /** Whether one of them is enough. */
    boolean of(Telling one, Telling other) {
        return rule.same() == Same.TIME ? isOfOneTime(one.span(), other.span()) : isCopy(one, other);
    }

    /** Values that are no longer kept count as equal where the times are equal to the second. */
    private boolean isCopy(Telling one, Telling other) {
        if (isLost(one) || isLost(other)) {
            return isNear(one.span(), other.span(), Duration.ZERO);
        }
        return isNear(one.span(), other.span(), rule.within()) && isEqual(one.value(), other.value());
    }

    private static boolean isLost(Telling telling) {
        return telling.value() == null && !telling.state().movable();
    }

    private static boolean isNear(Telling.Span a, Telling.Span b, Duration within) {
        if (a.day() != null || b.day() != null) {
            return a.day() != null && a.day().equals(b.day());
        }
        return isNear(a.from(), b.from(), within)
                && (a.to() == null || b.to() == null || isNear(a.to(), b.to(), within));
    }

    private static boolean isNear(Instant a, Instant b, Duration within) {
        return Math.abs(a.getEpochSecond() - b.getEpochSecond()) <= within.toSeconds();
    }

    private boolean isOfOneTime(Telling.Span a, Telling.Span b) {
        if (a.day() != null || b.day() != null) {
            return a.day() != null && a.day().equals(b.day());
        }
        if (a.to() == null || b.to() == null) {
            return holds(a, b.from()) || holds(b, a.from());
        }
        Instant from = a.from().isAfter(b.from()) ? a.from() : b.from();
        Instant to = a.to().isBefore(b.to()) ? a.to() : b.to();
        return from.isBefore(to) && Duration.between(from, to).compareTo(rule.within()) > 0;
    }

    /** Whether a moment is the other moment, or lies inside of the span. */
    private static boolean holds(Telling.Span span, Instant moment) {
        return span.from().equals(moment)
                || (span.to() != null && !moment.isBefore(span.from()) && moment.isBefore(span.to()));
    }

    private boolean isEqual(@Nullable Value one, @Nullable Value other) {
        if (one instanceof Value.Quantity a && other instanceof Value.Quantity b) {
            return isEqual(a, b, metric.decimals());
        }
        if (one instanceof Value.Components a && other instanceof Value.Components b) {
            return a.parts().keySet().equals(b.parts().keySet())
                    && a.parts().entrySet().stream().allMatch(part -> isEqual(part, b.parts()));
        }
        return one != null && one.equals(other);
    }

    private boolean isEqual(Map.Entry<String, Value.Quantity> part, Map<String, Value.Quantity> others) {
        Value.Quantity other = others.get(part.getKey());
        Metric.Part known = metric.parts().get(part.getKey());
        return other != null && isEqual(part.getValue(), other, known == null ? metric.decimals() : known.decimals());
    }

    private boolean isEqual(Value.Quantity a, Value.Quantity b, int decimals) {
        if (a.comparator() != b.comparator() || !a.unit().equals(b.unit())) {
            return false;
        }
        BigDecimal differ = rule.differ();
        return differ == null
                ? rounded(a, decimals).compareTo(rounded(b, decimals)) == 0
                : a.number().subtract(b.number()).abs().compareTo(differ) <= 0;
    }

    private static BigDecimal rounded(Value.Quantity quantity, int decimals) {
        return quantity.number().setScale(decimals, RoundingMode.HALF_UP);
    }
}
