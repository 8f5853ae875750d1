package io.vitalroute.camel.operations;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.Exchange;

import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Housekeeping;

/** The bean {@code metrics}: everything as Prometheus reads it. Labels are names of sources, destinations, states, reasons. */
public final class Scrape {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deliveries deliveries = new Deliveries(registry);
    private final Meters meters = new Meters(registry, deliveries);
    private final Vitals vitals;

    public Scrape(Vitals vitals) {
        this.vitals = vitals;
    }

    /** Where consumers tell of attempts. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Where the bean {@code notices} tells of what vendors push. */
    public PushCounts pushes() {
        return new PushCounts(registry);
    }

    /** The bean that throws away what is kept no longer, and tells how much it was. */
    public DailyPrune retention(Housekeeping housekeeping, Settings settings) {
        return new DailyPrune(housekeeping, settings, vitals::now, registry);
    }

    /** All meters in Prometheus' text format. */
    public String text() {
        meters.refresh(vitals.figures(), vitals.fetching(), vitals.now());
        return registry.scrape(TYPE);
    }

    /** Answers a scrape. */
    public void scrape(Exchange exchange) {
        Answers.give(exchange, 200, TYPE, text());
    }
}
