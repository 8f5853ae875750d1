package io.vitalroute.camel.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.pipeline.Journal.Pair;
import io.vitalroute.source.pull.Errands;

/** The store's figures as meters. A label set that has been seen stays, and falls to zero where the store forgets it. */
final class Meters {
    private final MeterRegistry registry;
    private final Deliveries deliveries;
    private final Map<Line, Double> values = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry, Deliveries deliveries) {
        this.registry = registry;
        this.deliveries = deliveries;
    }

    /** Takes the counts over. */
    void refresh(Figures figures, Fetching fetching, Instant now) {
        Map<Line, Double> fresh = new HashMap<>();
        pairs(fresh, Name.PAYLOADS, figures.payloads());
        pairs(fresh, Name.ITEMS, figures.items());
        pairs(fresh, Name.SKIPS, figures.skips());
        pairs(fresh, Name.READINGS, figures.readings());
        figures.deliveries().forEach((key, n) -> {
            Tags tags = Tags.of("source", key.source(), "destination", key.destination(), "state", key.state());
            fresh.put(new Line(Name.DELIVERIES, tags), n.doubleValue());
        });
        Conservation.of(figures).forEach((flow, off) -> {
            Tags tags = Tags.of("source", flow.first(), "destination", flow.second());
            fresh.put(new Line(Name.UNACCOUNTED, tags), off.doubleValue());
        });
        figures.depth().forEach((name, n) -> fresh.put(line(Name.DEPTH, name), n.doubleValue()));
        figures.oldest()
                .forEach((name, since) -> fresh.put(
                        line(Name.AGE, name), Duration.between(since, now).toMillis() / 1000.0));
        deliveries.circuits().forEach((name, open) -> fresh.put(line(Name.CIRCUIT, name), open ? 1.0 : 0.0));
        fetching(fresh, fetching, now);
        take(fresh);
    }

    private static void fetching(Map<Line, Double> fresh, Fetching fetching, Instant now) {
        for (Errands.Standing standing : fetching.errands()) {
            Tags tags = Tags.of(
                    "source", standing.vendor(), "kind", standing.kind().name().toLowerCase(Locale.ROOT));
            double age = standing.oldest() == null
                    ? 0
                    : Math.max(0, Duration.between(standing.oldest(), now).toMillis() / 1000.0);
            fresh.merge(new Line(Name.ERRANDS, tags), (double) standing.open(), Double::sum);
            fresh.merge(new Line(Name.ERRANDS_AGE, tags), age, Math::max);
            fresh.merge(new Line(Name.ERRANDS_FAILED, tags), standing.problem() == null ? 0.0 : 1.0, Double::sum);
        }
        fetching.lost()
                .forEach(
                        (vendor, n) -> fresh.put(new Line(Name.RECONNECT, Tags.of("source", vendor)), n.doubleValue()));
    }

    private void take(Map<Line, Double> fresh) {
        Set<Line> gone = new HashSet<>(values.keySet());
        gone.removeAll(fresh.keySet());
        gone.forEach(line -> values.put(line, 0.0));
        fresh.forEach((line, value) -> {
            if (values.put(line, value) == null) {
                register(line);
            }
        });
    }

    private void register(Line line) {
        if (line.name.counts) {
            FunctionCounter.builder(line.name.text, this, meters -> meters.value(line))
                    .description(line.name.description)
                    .tags(line.tags)
                    .register(registry);
        } else {
            Gauge.builder(line.name.text, this, meters -> meters.value(line))
                    .description(line.name.description)
                    .tags(line.tags)
                    .register(registry);
        }
    }

    private double value(Line line) {
        return values.getOrDefault(line, 0.0);
    }

    private static void pairs(Map<Line, Double> fresh, Name name, Map<Pair, Long> counts) {
        counts.forEach((key, n) -> {
            Tags tags = Tags.of("source", key.first(), name.second, key.second());
            fresh.put(new Line(name, tags), n.doubleValue());
        });
    }

    private static Line line(Name name, String destination) {
        return new Line(name, Tags.of("destination", destination));
    }

    /** One line of a scrape. */
    private record Line(Name name, Tags tags) {}

    /** What is measured. {@code counts}: it only grows. */
    private enum Name {
        PAYLOADS("vitalroute.payloads", "state", false, "Payloads by state"),
        ITEMS("vitalroute.items", "outcome", true, "Items of payloads by how they ended"),
        SKIPS("vitalroute.skips", "reason", true, "Items skipped, by the mapping's reason"),
        READINGS("vitalroute.readings", "outcome", false, "Readings by outcome; held: parked and waiting now"),
        DELIVERIES("vitalroute.deliveries", "state", false, "Readings on their way to a destination, by state"),
        UNACCOUNTED(
                "vitalroute.unaccounted",
                "",
                false,
                "Conservation: readings received less all that is told of them; anything but 0 is a fault"),
        DEPTH("vitalroute.outbox.depth", "", false, "Messages that wait"),
        AGE("vitalroute.outbox.age.seconds", "", false, "Age of the oldest message that waits"),
        CIRCUIT("vitalroute.circuit.open", "", false, "1 while only one message at a time probes the receiver"),
        ERRANDS("vitalroute.errands", "", false, "Calls to vendors that are still to be made, by kind"),
        ERRANDS_AGE("vitalroute.errands.age.seconds", "", false, "For how long the oldest of them has been due"),
        ERRANDS_FAILED("vitalroute.errands.failed", "", false, "Feeds whose last call failed for good"),
        RECONNECT("vitalroute.accounts.reconnect", "", false, "Accounts whose patient has to connect again");

        private final String text;
        private final String second;
        private final boolean counts;
        private final String description;

        Name(String text, String second, boolean counts, String description) {
            this.text = text;
            this.second = second;
            this.counts = counts;
            this.description = description;
        }
    }
}
