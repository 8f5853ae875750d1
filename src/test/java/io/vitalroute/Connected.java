package io.vitalroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Consent;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.simulator.Simulator;
import io.vitalroute.sandbox.simulator.SimulatorSettings;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Keysets;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole installation beside the simulator: its vendors are asked every two seconds, and push where they do. */
final class Connected implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "a-secret-of-the-test";
    private static final List<String> POLLED =
            List.of("google-health", "withings", "oura", "whoop", "polar", "dexcom", "omron");

    final Simulator simulator;
    final Installation site;

    /** With vendors' people of so many days. */
    Connected(Path folder, Clock clock, Duration history, boolean validate) {
        simulator =
                Simulator.start(SimulatorSettings.usual(clock).history(history).rhythm(Duration.ofMinutes(30)));
        site = Installation.prepared(
                Path.of(""), folder, settings(), FhirServerSettings.on(0).validate(validate), Hl7Settings.on(0));
        site.start();
        simulator.cloud("garmin").pushesTo(site.uri("") + "/garmin/" + SECRET + "/{stream}");
        simulator.cloud("whoop").pushesTo(site.uri("/push/whoop").toString());
        simulator.cloud("omron").pushesTo(site.uri("/push/omron/" + SECRET).toString());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        simulator.clouds().forEach(cloud -> settings.put(cloud.name() + ".enabled", "true"));
        for (String vendor : POLLED) {
            settings.put(vendor + ".every", "0/2 * * * * ?");
            settings.put(vendor + ".spread", "0s");
        }
        for (String vendor : List.of("withings", "oura", "polar")) {
            settings.put(vendor + ".subscriptions-every", "1000");
        }
        for (String vendor : List.of("garmin", "withings", "omron")) {
            settings.put(vendor + ".secret", SECRET);
        }
        settings.put("google-health.push-authorization", SECRET);
        settings.put("oura.push-token", SECRET);
        settings.put("connect.enabled", "true");
        settings.put("connect.organisation", "Clinic at the Lake");
        settings.put("connect.purpose", "following your blood pressure between visits");
        settings.put("connect.contact", "044 000 00 00");
        settings.put("connect.key", Keysets.fresh());
        return settings;
    }

    /** An invitation's link, made over the API. */
    String invite(String vendor, String patient) {
        HttpResponse<String> answer = site.send(HttpRequest.newBuilder(site.uri("/api/invitations"))
                .header("X-API-Key", Installation.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{\"vendor\": \"" + vendor + "\", \"patient\": \""
                        + Installation.patient(patient).primary() + "\", \"by\": \"test\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try {
            return JSON.readTree(answer.body()).get("link").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects a person's account with a vendor, as a browser would that clicks on "yes" everywhere. */
    VendorCloud connect(String vendor, int person, String patient) {
        VendorCloud cloud = simulator.cloud(vendor);
        cloud.oauth().consent(Consent.automatic(person));
        String link = invite(vendor, patient);
        URI page = URI.create(link);
        String form =
                "invitation=" + URLEncoder.encode(page.getQuery().replace("invitation=", ""), StandardCharsets.UTF_8);
        HttpResponse<String> agreed = site.send(HttpRequest.newBuilder(URI.create(link.substring(0, link.indexOf('?'))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        assertThat(agreed.statusCode()).as(vendor + ": " + agreed.body()).isEqualTo(303);
        String cookie = agreed.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        HttpResponse<String> allowed =
                site.send(HttpRequest.newBuilder(location(agreed)).build());
        HttpResponse<String> done = site.send(HttpRequest.newBuilder(location(allowed))
                .header("Cookie", cookie)
                .build());
        assertThat(done.statusCode()).as(vendor + ": " + done.body()).isEqualTo(200);
        assertThat(done.body()).contains("is connected");
        return cloud;
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The patient's Observations, newest version each. */
    List<Held> chart(String patient) {
        return site.fhir.held("Observation").stream()
                .filter(held ->
                        held.resource().at("/subject/identifier/value").asText().equals(patient))
                .toList();
    }

    /** The connections of a vendor in a state. */
    List<Connection> connections(String vendor, Connection.State state) {
        try (Store store = site.store()) {
            return store.connections().list(vendor, state);
        }
    }

    @Override
    public void close() {
        site.close();
        simulator.close();
    }
}
