package io.vitalroute.sandbox.fhir;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ca.uhn.fhir.rest.server.RestfulServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.ServletException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.Hosted;
import io.vitalroute.sandbox.http.HttpHost;

/**
 * A FHIR R4 server in memory, for Observation, Device, Patient and Provenance: create, update, both conditional, update
 * as create, read, versions, search, transactions and batches, and a capability statement. What it takes is validated.
 */
public final class FhirServer implements Hosted {
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private final FhirKit kit;
    private final FhirStore store;
    private final HttpHost host;

    private FhirServer(FhirServerSettings settings, FhirKit kit, Consumer<Change> listener) {
        this.kit = kit;
        this.store = new FhirStore(Clock.systemUTC(), listener);
        ServletContextHandler servlets = new ServletContextHandler("/");
        FhirServlet servlet = new FhirServlet(() -> app(settings));
        servlets.addServlet(new ServletHolder(servlet), "/fhir/*");
        HostSettings asked = settings.host();
        HostSettings open =
                asked.access(asked.access().except(request -> request.path().equals("/fhir/metadata")));
        this.host = HttpHost.start(settings.guarded() ? asked : open, servlets);
        warm(servlet, settings.validate());
    }

    /** Starts a server of its own kind; the validator loads in the background. */
    public static FhirServer start(FhirServerSettings settings) {
        return start(settings, new FhirKit(), change -> {});
    }

    /**
     * Starts a server.
     *
     * @param kit shared with other servers, so that it loads once
     * @param listener is told each write that took effect, under the server's lock and before the answer
     */
    public static FhirServer start(FhirServerSettings settings, FhirKit kit, Consumer<Change> listener) {
        return new FhirServer(settings, kit, listener);
    }

    /** The base, such as {@code http://127.0.0.1:40123/fhir}. */
    public URI base() {
        return host.uri().resolve("/fhir");
    }

    /** The port, which stays the same when the server goes down and comes back. */
    public int port() {
        return host.port();
    }

    /** Takes a patient who has nothing but an identifier; gives the reference. */
    public String addPatient(Identifier identifier) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(identifier.system()).setValue(identifier.value());
        return "Patient/"
                + store.atomically(() -> store.put(store.newId(), patient)).getIdPart();
    }

    /** What is held of a type, newest versions in the order of their creation. */
    public List<Held> held(String type) {
        return store.search(new Criteria(type, Map.of())).stream()
                .map(this::held)
                .toList();
    }

    /** What is held with an identifier. More than one is a duplicate. */
    public List<Held> held(String type, Identifier identifier) {
        return held(type).stream()
                .filter(found -> found.identifiers().contains(identifier))
                .toList();
    }

    /** How many resources of a type each identifier, as {@code system|value}, has. More than one is a duplicate. */
    public Map<String, Integer> copies(String type) {
        return store.search(new Criteria(type, Map.of())).stream()
                .flatMap(resource -> Identifiers.of(resource).stream())
                .collect(Collectors.toMap(Identifier::toString, identifier -> 1, Integer::sum));
    }

    /** All versions of a resource, oldest first. */
    public List<Held> versions(String type, String id) {
        return store.versions(type, id).stream().map(this::held).toList();
    }

    @Override
    public HttpHost host() {
        return host;
    }

    /** A failure shows at the first request, which tries again. */
    private void warm(FhirServlet servlet, boolean validate) {
        Thread thread = new Thread(
                () -> {
                    try {
                        servlet.app();
                    } catch (ServletException e) {
                        return;
                    }
                    if (validate) {
                        kit.load();
                    }
                },
                "sandbox-fhir-warm");
        thread.setDaemon(true);
        thread.start();
    }

    private RestfulServer app(FhirServerSettings settings) {
        Writes writes = new Writes(settings, kit, store);
        RestfulServer app = new RestfulServer(kit.context());
        app.setResourceProviders(List.of(
                new TypeProvider<>(Observation.class, store, writes),
                new TypeProvider<>(Device.class, store, writes),
                new TypeProvider<>(Patient.class, store, writes),
                new TypeProvider<>(Provenance.class, store, writes)));
        app.registerProvider(new Bundles(settings, store, writes));
        app.setServerConformanceProvider(
                new Conformance(settings, Clock.systemUTC().instant()));
        return app;
    }

    private Held held(Resource resource) {
        try {
            JsonNode tree = json.readTree(kit.context().newJsonParser().encodeResourceToString(resource));
            int version = Integer.parseInt(resource.getMeta().getVersionId());
            return new Held(resource.fhirType(), resource.getIdPart(), version, Identifiers.of(resource), tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }
}
