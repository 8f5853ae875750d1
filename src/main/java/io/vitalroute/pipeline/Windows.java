package io.vitalroute.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.SourceRule;
import io.vitalroute.identity.Telling;
import io.vitalroute.reading.Metric;

/** The times around readings at which others may tell the same, as few as need be and none much too long. */
final class Windows {
    /** The midnight of a date comes so much earlier or later than in UTC: zones reach from -12:00 to +14:00. */
    private static final Duration ZONES = Duration.ofHours(14);

    private Windows() {}

    /** Both ends included. */
    record Window(Instant from, Instant to) {}

    /** Windows in order; neighbours are asked for together, where not much lies between them. */
    static List<Window> of(Collection<Telling> tellings, SourceRule rule, Metric metric) {
        Duration gap = metric.dense() ? Duration.ofHours(1) : Duration.ofDays(7);
        List<Window> sorted = tellings.stream()
                .map(t -> window(t.span(), rule.within()))
                .sorted(Comparator.comparing(Window::from))
                .toList();
        List<Window> result = new ArrayList<>();
        Window open = null;
        for (Window window : sorted) {
            if (open != null && !window.from.isAfter(open.to.plus(gap))) {
                open = new Window(open.from, later(open.to, window.to));
            } else {
                close(open, result);
                open = window;
            }
        }
        close(open, result);
        return result;
    }

    private static void close(@Nullable Window window, List<Window> result) {
        if (window != null) {
            result.add(window);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Window window(Telling.Span span, Duration within) {
        LocalDate day = span.day();
        if (day != null) {
            Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            return new Window(midnight.minus(ZONES), midnight.plus(ZONES));
        }
        Duration reach = within.plusSeconds(1);
        Instant end = span.to() == null ? span.from() : span.to();
        return new Window(span.from().minus(reach), end.plus(reach));
    }
}
