package io.vitalroute.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.vitalroute.cli.House;
import io.vitalroute.config.Settings;
import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.sandbox.Chart;
import io.vitalroute.sandbox.Sandbox;
import io.vitalroute.sandbox.vendor.Courier;
import io.vitalroute.sandbox.vendor.Delivery;
import io.vitalroute.sandbox.vendor.Expected;
import io.vitalroute.sandbox.vendor.Person;
import io.vitalroute.sandbox.vendor.Script;
import io.vitalroute.store.Store;

/** One round of the vendors: everything is pushed, everything settles, and an account of it is printed. */
final class Round implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> OPEN = Set.of("kept", "working", "queued", "claimed", "inflight");

    private final House house;
    private final Sandbox sandbox;
    private final DemoSite site;
    private final Store store;
    private final Courier courier = new Courier();

    Round(House house, Sandbox sandbox, DemoSite site, Settings settings) {
        this.house = house;
        this.sandbox = sandbox;
        this.site = site;
        this.store = house.store(settings);
    }

    /** Tells the engine whose accounts they are. */
    void link(List<Person> people) {
        List<Links.Link> links = new ArrayList<>();
        for (Person person : people) {
            person.accounts()
                    .forEach((source, account) -> links.add(new Links.Link(
                            new Links.Account(source, account),
                            new PatientRef(List.of(person.patient())),
                            person.zone(),
                            house.clock().instant())));
        }
        store.links().link(links);
    }

    /** True where everything that is expected has arrived. */
    boolean play(Script script) throws IOException, InterruptedException {
        List<Answered> answered = new ArrayList<>();
        for (Delivery delivery : script.deliveries()) {
            Map<String, String> headers = delivery.account().isEmpty()
                    ? Map.of("X-API-Key", site.key())
                    : Map.of("X-API-Key", site.key(), "X-Account", delivery.account());
            int status = courier.push(delivery, site.in(delivery.source(), delivery.stream()), headers);
            answered.add(new Answered(delivery, status));
            settle();
        }
        List<Expected> missing = Chart.of(sandbox.fhir()).missing(script.chart());
        new Account(house.out(), sandbox, store.journal()).print(answered, script, missing);
        boolean allAnswered = answered.stream().allMatch(a -> a.status() / 100 == 2);
        return missing.isEmpty() && allAnswered && !sandbox.hl7().taken().isEmpty();
    }

    /** Waits until nothing is on its way, so that vendors' deliveries arrive in the order of the story. */
    private void settle() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (isBusy(store.journal().figures(house.clock().instant()))
                && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isBusy(Journal.Figures figures) {
        return figures.payloads().entrySet().stream()
                        .anyMatch(e ->
                                e.getValue() > 0 && OPEN.contains(e.getKey().second()))
                || figures.depth().values().stream().anyMatch(n -> n > 0)
                || figures.deliveries().entrySet().stream()
                        .anyMatch(e ->
                                e.getValue() > 0 && OPEN.contains(e.getKey().state()));
    }

    @Override
    public void close() {
        store.close();
    }

    /** A delivery and the engine's answer. */
    record Answered(Delivery delivery, int status) {}
}
