package io.vitalroute.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Dense series of one account as one value per window. A payload that brings at least {@link #SERIES} readings of a dense metric is a
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
        Map<Window.Slot, PatientReading> touched = new LinkedHashMap<>();
        for (PatientReading reading : sameMetric) {
            touched.putIfAbsent(window.slot(moment(reading.reading())), reading);
        }
        List<PatientReading> result = new ArrayList<>();
        touched.forEach((slot, sample) -> result.addAll(whole(slot, sample, sameMetric, window)));
        return result;
    }

    /** Over a part of what was measured a summary would be wrong, so there is none: the one that was sent stands. */
    private List<PatientReading> whole(
            Window.Slot slot, PatientReading sample, List<PatientReading> arrived, Window window) {
        try {
            return slot(slot, sample, arrived, window);
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

    private List<PatientReading> slot(
            Window.Slot slot, PatientReading sample, List<PatientReading> arrived, Window window) {
        Map<String, Reading> byKey = new LinkedHashMap<>();
        Metric metric = sample.reading().metric();
        ledger.series(sample.patient(), metric, slot.from(), slot.to()).stream()
                .filter(r -> isOfOneAccount(r.origin(), sample.reading().origin()))
                .forEach(r -> byKey.put(r.key(), r));
        arrived.forEach(r -> byKey.put(r.reading().key(), r.reading()));
        List<Reading> inside = byKey.values().stream()
                .filter(r -> r.status() != Reading.Status.ENTERED_IN_ERROR)
                .filter(r -> r.value() instanceof Value.Quantity)
                .filter(r -> window.slot(moment(r)).id().equals(slot.id()))
                .sorted(Comparator.comparing(r -> r.time().start()))
                .toList();
        return inside.isEmpty() ? gone(slot, sample, window) : statistics(slot, sample, inside, window);
    }

    private static boolean isOfOneAccount(Origin one, Origin other) {
        return one.source().equals(other.source()) && Objects.equals(one.account(), other.account());
    }

    private List<PatientReading> statistics(
            Window.Slot slot, PatientReading sample, List<Reading> inside, Window window) {
        Reading reading = sample.reading();
        TimeFrame.During span = window.around(
                moment(inside.get(0)),
                moment(inside.get(inside.size() - 1)),
                reading.time().origin());
        List<BigDecimal> numbers =
                inside.stream().map(r -> ((Value.Quantity) r.value()).number()).toList();
        Instant received = reading.origin().receivedAt();
        Reading.Status status =
                span.to().toInstant().isAfter(received) ? Reading.Status.PRELIMINARY : Reading.Status.FINAL;
        List<PatientReading> result = new ArrayList<>();
        reading.metric().summary().forEach((statistic, name) -> {
            Metric metric = metrics.apply(name);
            BigDecimal number = compute(statistic, numbers, metric.decimals());
            Value value = Value.Quantity.of(number, Objects.requireNonNull(metric.unit()));
            String key = key(slot, reading, name, window);
            result.add(sample.with(
                    new Reading(key, received.toEpochMilli(), metric, value, span, derived(reading.origin()), status),
                    false));
        });
        return result;
    }

    /** A window that has lost its last reading has no summary either. */
    private List<PatientReading> gone(Window.Slot slot, PatientReading sample, Window window) {
        Reading reading = sample.reading();
        List<String> keys = reading.metric().summary().values().stream()
                .map(name -> key(slot, reading, name, window))
                .toList();
        return ledger.readings(keys, metrics).stream()
                .map(line -> sample.with(takenBack(line.reading(), reading.origin()), true))
                .toList();
    }

    private static Reading takenBack(Reading summary, Origin origin) {
        return new Reading(
                summary.key(),
                origin.receivedAt().toEpochMilli(),
                summary.metric(),
                summary.value(),
                summary.time(),
                derived(origin),
                Reading.Status.ENTERED_IN_ERROR);
    }

    private static String key(Window.Slot slot, Reading reading, String metric, Window window) {
        return Hashes.of(reading.origin().source(), account(reading), metric, window.word(), slot.id());
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

    private static OffsetDateTime moment(Reading reading) {
        TimeFrame time = reading.time();
        if (time instanceof TimeFrame.At at) {
            return at.time();
        }
        if (time instanceof TimeFrame.During during) {
            return during.from();
        }
        return time.start().atOffset(ZoneOffset.UTC);
    }
}
