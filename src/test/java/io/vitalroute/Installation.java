package io.vitalroute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.camel.Engine;
import io.vitalroute.canary.Watch;
import io.vitalroute.config.Settings;
import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.Hl7Receiver;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.awaitility.Awaitility.await;

/**
 * A whole installation for tests: the shipped routes and mappings, a store on disk, a FHIR server that validates and an
 * HL7 receiver, all in this process and all real.
 */
public final class Installation implements AutoCloseable {
    public static final String KEY = "an-api-key-of-the-test";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final FhirServer fhir;
    public final Hl7Receiver hl7;
    private final int port = freePort();
    private final Assembly house;
    private @Nullable Engine engine;

    /** Starts one with its state in the folder. */
    public static Installation in(Path folder, Map<String, String> more) {
        Installation installation = prepared(Path.of(""), folder, more, FhirServerSettings.on(0), Hl7Settings.on(0));
        installation.start();
        return installation;
    }

    /** One whose engine is not started yet, with routes and mappings of its own and receivers of any kind. */
    public static Installation prepared(
            Path home, Path folder, Map<String, String> more, FhirServerSettings fhir, Hl7Settings hl7) {
        return new Installation(home, folder, more, FhirServer.start(fhir), Hl7Receiver.start(hl7));
    }

    private Installation(Path home, Path folder, Map<String, String> more, FhirServer fhir, Hl7Receiver hl7) {
        this.fhir = fhir;
        this.hl7 = hl7;
        Map<String, String> settings = new HashMap<>();
        settings.put("store.url", "sqlite:" + folder.resolve("vitalroute.db"));
        settings.put("http.host", "127.0.0.1");
        settings.put("http.port", Integer.toString(port));
        settings.put("in.api-key", KEY);
        settings.put("api.key", KEY);
        settings.put("public.url", "http://127.0.0.1:" + port);
        settings.put("fhir.enabled", "true");
        settings.put("fhir.url", fhir.base().toString());
        settings.put("fhir.dense", "every");
        settings.put("oru.enabled", "true");
        settings.put("oru.host", "127.0.0.1");
        settings.put("oru.port", Integer.toString(hl7.port()));
        settings.put("oru.dense", "every");
        settings.put("oru.timeout", "2000");
        settings.putAll(more);
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        house = new Assembly(home.toAbsolutePath(), Settings.of(settings), Clock.systemUTC(), nowhere, nowhere);
    }

    /** Starts the engine, or starts it again after {@link #stop}. */
    public void start() {
        engine = house.start(house.settings());
    }

    /** Stops the engine, its metrics shown to the watch over canaries before; store and receivers stay. */
    public void stop() {
        Engine running = engine;
        if (running != null) {
            URI metrics = uri("/metrics");
            Watch.run()
                    .note(
                            "metrics",
                            send(HttpRequest.newBuilder(metrics).build()).body());
            running.close();
            engine = null;
        }
    }

    /** The store, as the command line opens it beside the engine; the caller closes it. */
    public Store store() {
        return house.store();
    }

    /** Links an account to patient {@code urn:oid:2.16.840.1.113883.19.5|ID}. */
    public void link(String source, String account, String patient) {
        try (Store store = store()) {
            store.links()
                    .link(List.of(new Links.Link(
                            new Links.Account(source, account), patient(patient), (ZoneId) null, Instant.now())));
        }
    }

    public static PatientRef patient(String id) {
        return new PatientRef(List.of(new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", id)));
    }

    /** Posts a payload as the general source route takes it. */
    public HttpResponse<String> post(String source, String stream, String account, String body) {
        return post(source, stream, account, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a payload of any kind. */
    public HttpResponse<String> post(String source, String stream, String account, byte[] body) {
        return send(HttpRequest.newBuilder(uri("/in/" + source + "/" + stream))
                .header("X-API-Key", KEY)
                .header("X-Account", account)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Sends any request to the engine. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits until nothing is on its way any more. */
    public void settle() {
        try (Store store = store()) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isSettled(store.journal().figures(Instant.now())));
        }
    }

    /** The receiver's own words about a delivery. */
    public String words(long delivery) {
        try (Store store = store()) {
            return String.valueOf(store.journal()
                    .delivery(delivery)
                    .map(Journal.DeliveryBytes::receiverText)
                    .orElse(""));
        }
    }

    /** Whether nothing waits and nothing is under way. */
    public static boolean isSettled(Journal.Figures figures) {
        return figures.depth().values().stream().allMatch(n -> n == 0)
                && figures.payloads().entrySet().stream()
                        .filter(e -> e.getKey().second().equals("kept")
                                || e.getKey().second().equals("working"))
                        .allMatch(e -> e.getValue() == 0)
                && figures.deliveries().entrySet().stream()
                        .filter(e -> e.getKey().state().equals("queued")
                                || e.getKey().state().equals("inflight"))
                        .allMatch(e -> e.getValue() == 0);
    }

    /** The FHIR server's Observations with this LOINC code, newest version each. */
    public List<Held> observations(String loinc) {
        return fhir.held("Observation").stream()
                .filter(held -> held.resource()
                        .at("/code/coding")
                        .findValuesAsText("code")
                        .contains(loinc))
                .toList();
    }

    @Override
    public void close() {
        stop();
        fhir.close();
        hl7.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
