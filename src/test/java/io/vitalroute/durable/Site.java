package io.vitalroute.durable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.vitalroute.Installation;
import io.vitalroute.identity.Links;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.awaitility.Awaitility.await;

/** A store, a FHIR server and an engine that comes and goes. */
final class Site implements AutoCloseable {
    final Receiver receiver = new Receiver();
    private final StoreSettings store;
    private final Map<String, String> settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private EngineProcess engine;

    /** Links every account to a patient of its own. */
    Site(StoreSettings store, Map<String, String> more) {
        this.store = store;
        this.settings = new HashMap<>(Map.of(
                "STORE_URL",
                store.url(),
                "FHIR_ENABLED",
                "true",
                "FHIR_DENSE",
                "every",
                "FHIR_URL",
                receiver.sink().base().toString()));
        settings.putAll(more);
        try (Store links = tool()) {
            links.links()
                    .link(Crowd.accounts().stream()
                            .map(account -> new Links.Link(
                                    new Links.Account("withings", account),
                                    new PatientRef(List.of(
                                            new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", account))),
                                    (ZoneId) null,
                                    Instant.now()))
                            .toList());
        }
    }

    Map<String, String> settings() {
        return settings;
    }

    /** The store as the command line opens it. */
    Store tool() {
        return Store.open(store.as(StoreSettings.Role.TOOL));
    }

    /** Starts an engine and lets senders know when it listens. */
    EngineProcess start() {
        EngineProcess next = EngineProcess.start(settings);
        lock.lock();
        try {
            engine = next;
        } finally {
            lock.unlock();
        }
        next.awaitUp();
        signal();
        return next;
    }

    /** The engine that runs; waits for one. */
    EngineProcess engine() {
        lock.lock();
        try {
            while (engine == null || !engine.isAlive()) {
                changed.await();
            }
            return engine;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is on its way any more. */
    void settle() {
        try (Store look = tool()) {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Installation.isSettled(look.journal().figures(Instant.now())));
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        receiver.close();
    }
}
