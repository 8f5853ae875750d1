package io.vitalroute.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/**
 * Dense series as one value per window. A payload that brings at least {@link #SERIES} readings of a dense metric is a
 * series; fewer are spot readings, and go out as they are.
 */
final class Summaries {
    /** From how many readings of one metric and patient in one piece on a series is summarised. */
    static final int SERIES = 5;

    private final Ledger ledger;
    private final Function<String, Metric> metrics;
    private final List<Problem> problems = new ArrayList<>();

    Summaries(Ledger ledger, Function<String, Metric> metrics) {
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /** Whether these readings, all of one metric, are a series that has summary metrics. */
    static boolean isSeries(List<PatientReading> sameMetric) {
        Metric metric = sameMetric.get(0).reading().metric();
        return metric.dense() && !metric.summary().isEmpty() && sameMetric.size() >= SERIES;
    }

    /** Windows that could not be summarised. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The summaries of every window that the readings touch, over all that is known of these windows. */
    List<PatientReading> of(List<PatientReading> sameMetric, Window window) {
        Map<TimeFrame.During, PatientReading> touched = new LinkedHashMap<>();
        for (PatientReading reading : sameMetric) {
            touched.putIfAbsent(
                    window.around(
                            moment(reading.reading()), reading.reading().time().origin()),
                    reading);
        }
        List<PatientReading> result = new ArrayList<>();
        touched.forEach((span, sample) -> result.addAll(whole(span, sample, sameMetric, window)));
        return result;
    }

    /** Over a part of what was measured a summary would be wrong, so there is none: the one that was sent stands. */
    private List<PatientReading> whole(
            TimeFrame.During span, PatientReading sample, List<PatientReading> arrived, Window window) {
        try {
            return window(span, sample, arrived, window);
        } catch (ProblemException e) {
            if (e.first().code() != ProblemCode.K106_PURGED) {
                throw e;
            }
            Origin origin = sample.reading().origin();
            problems.add(Problem.of(
                            ProblemCode.K106_PURGED,
                            Where.payload(origin.payload(), origin.item()),
                            "the " + window.word() + " of "
                                    + sample.reading().metric().name()
                                    + " cannot be summarised anew: the other values of it are no longer kept")
                    .hint("the summary that was sent before stands; retention.values says how long values are kept"));
            return List.of();
        }
    }

    private List<PatientReading> window(
            TimeFrame.During span, PatientReading sample, List<PatientReading> arrived, Window window) {
        Instant from = span.from().toInstant();
        Instant to = span.to().toInstant();
        Metric metric = sample.reading().metric();
        Map<String, Reading> byKey = new LinkedHashMap<>();
        ledger.series(sample.patient(), metric, from, to).forEach(r -> byKey.put(r.key(), r));
        for (PatientReading reading : arrived) {
            Instant start = reading.reading().time().start();
            if (!start.isBefore(from) && start.isBefore(to)) {
                byKey.put(reading.reading().key(), reading.reading());
            }
        }
        List<BigDecimal> numbers = byKey.values().stream()
                .filter(r -> r.status() != Reading.Status.ENTERED_IN_ERROR)
                .map(r -> r.value() instanceof Value.Quantity q ? q.number() : null)
                .filter(Objects::nonNull)
                .toList();
        return numbers.isEmpty() ? List.of() : statistics(span, sample, numbers, window);
    }

    private List<PatientReading> statistics(
            TimeFrame.During span, PatientReading sample, List<BigDecimal> numbers, Window window) {
        List<PatientReading> result = new ArrayList<>();
        Reading reading = sample.reading();
        reading.metric().summary().forEach((statistic, name) -> {
            Metric metric = metrics.apply(name);
            BigDecimal number = compute(statistic, numbers, metric.decimals());
            String key = Hashes.of(
                    reading.origin().source(),
                    account(reading),
                    name,
                    window.word(),
                    span.from().toInstant().toString());
            Instant received = reading.origin().receivedAt();
            Reading.Status status =
                    span.to().toInstant().isAfter(received) ? Reading.Status.PRELIMINARY : Reading.Status.FINAL;
            Value value = Value.Quantity.of(number, Objects.requireNonNull(metric.unit()));
            result.add(sample.with(
                    new Reading(key, received.toEpochMilli(), metric, value, span, derived(reading.origin()), status),
                    false));
        });
        return result;
    }

    private static String account(Reading reading) {
        return Objects.requireNonNullElse(reading.origin().account(), "");
    }

    private static Origin derived(Origin o) {
        return new Origin(
                o.source(),
                o.stream(),
                o.account(),
                o.payload(),
                o.item(),
                o.mapping(),
                o.mappingVersion(),
                Origin.Method.DERIVED,
                o.device(),
                o.receivedAt());
    }

    private static BigDecimal compute(String statistic, List<BigDecimal> numbers, int decimals) {
        return switch (statistic) {
            case "min" -> numbers.stream().min(BigDecimal::compareTo).orElseThrow();
            case "max" -> numbers.stream().max(BigDecimal::compareTo).orElseThrow();
            case "sum" -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case "mean" ->
                numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), decimals, RoundingMode.HALF_UP);
            default -> throw new IllegalArgumentException("no statistic called " + statistic);
        };
    }

    private static java.time.OffsetDateTime moment(Reading reading) {
        TimeFrame time = reading.time();
        if (time instanceof TimeFrame.At at) {
            return at.time();
        }
        if (time instanceof TimeFrame.During during) {
            return during.from();
        }
        return time.start().atOffset(java.time.ZoneOffset.UTC);
    }
}
