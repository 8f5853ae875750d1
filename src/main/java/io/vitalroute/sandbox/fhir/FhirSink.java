package io.vitalroute.sandbox.fhir;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.Hosted;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.Received;

/**
 * A FHIR server just real enough for load and kill tests: it answers creates, updates, both conditional by identifier,
 * transactions and batches, and remembers which identifiers it has how often. It starts at once and validates nothing.
 */
public final class FhirSink implements Hosted {
    private static final String MEDIA_TYPE = "application/fhir+json;charset=UTF-8";

    private final ObjectMapper json = new ObjectMapper();
    private final SinkStore store;
    private final HttpHost host;

    private FhirSink(HostSettings settings, Consumer<Change> listener) {
        this.store = new SinkStore(listener);
        this.host = HttpHost.start(settings, this::answer);
    }

    /** Starts a sink; of its requests only a few are kept. */
    public static FhirSink start(int port) {
        return start(HostSettings.on(port).keepRequests(100), change -> {});
    }

    /** Starts a sink; the listener is told each write that took effect, before the answer and one at a time. */
    public static FhirSink start(HostSettings settings, Consumer<Change> listener) {
        return new FhirSink(settings, listener);
    }

    /** The base, such as {@code http://127.0.0.1:40123/fhir}. */
    public URI base() {
        return host.uri().resolve("/fhir");
    }

    /** How many resources of a type each identifier, as {@code system|value}, has. More than one is a duplicate. */
    public Map<String, Integer> copies(String type) {
        synchronized (store) {
            return store.copies(type);
        }
    }

    /** The newest versions by reference, such as {@code Observation/12}. */
    public List<String> references() {
        synchronized (store) {
            return store.references();
        }
    }

    /** The number of all requests. */
    public long requestCount() {
        return host.requestCount();
    }

    @Override
    public HttpHost host() {
        return host;
    }

    private Answer answer(Received request) {
        String path = request.path();
        if (path.equals("/fhir/metadata")) {
            return Answer.of(200, MEDIA_TYPE, SinkAnswers.CAPABILITIES);
        }
        if (request.method().equals("GET") || !path.startsWith("/fhir")) {
            return Answer.of(404);
        }
        try {
            JsonNode body = json.readTree(request.body());
            return path.equals("/fhir") || path.equals("/fhir/") ? bundle(body) : single(request, body);
        } catch (IOException e) {
            return Answer.of(400, MEDIA_TYPE, SinkAnswers.outcome("the body is not JSON"));
        }
    }

    private Answer bundle(JsonNode bundle) {
        boolean whole = bundle.path("type").asText().equals("transaction");
        List<SinkEntry> entries = new ArrayList<>();
        bundle.path("entry").forEach(entry -> entries.add(SinkEntry.of(entry)));
        synchronized (store) {
            List<SinkWrite> writes = SinkWrite.plan(entries, store);
            if (whole && writes.stream().anyMatch(write -> write.status() >= 400)) {
                return Answer.of(412, MEDIA_TYPE, SinkAnswers.outcome("an entry of the transaction cannot be written"));
            }
            writes.forEach(write -> write.carryOut(store));
            return Answer.of(200, MEDIA_TYPE, SinkAnswers.bundle(whole, writes, store));
        }
    }

    private Answer single(Received request, JsonNode resource) {
        String rest = request.path().substring("/fhir/".length());
        String url = request.query().isEmpty() ? rest : rest + "?" + request.query();
        SinkEntry entry = new SinkEntry(
                request.method(), url, request.header("If-None-Exist").orElse(""), resource);
        synchronized (store) {
            SinkWrite write = SinkWrite.plan(List.of(entry), store).get(0);
            write.carryOut(store);
            return new Answer(write.status(), SinkAnswers.headers(write, store, base()), new byte[0]);
        }
    }
}
