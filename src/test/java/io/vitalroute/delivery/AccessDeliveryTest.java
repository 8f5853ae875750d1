package io.vitalroute.delivery;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.Certificates;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Fault;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.OAuthClient;
import io.vitalroute.sandbox.http.TokenServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** SMART Backend Services over mutual TLS for FHIR, and MLLP over mutual TLS: the strictest that receivers ask for. */
class AccessDeliveryTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static TokenServer tokens;
    private static Installation site;
    private static People people;

    @BeforeAll
    static void start() throws Exception {
        KeyStore host = Certificates.make(folder, "host");
        KeyStore engine = Certificates.make(folder, "engine");
        Path trust = trustStore(host);
        SSLContext server = Certificates.context(host, engine);
        ECKey key = new ECKeyGenerator(Curve.P_384)
                .keyID("k1")
                .algorithm(JWSAlgorithm.ES384)
                .generate();
        Path file = Files.writeString(folder.resolve("key.json"), key.toJSONString());
        tokens = TokenServer.start(
                HostSettings.on(0).tls(server, true),
                Duration.ofMinutes(5),
                List.of(OAuthClient.withKeys("engine", new JWKSet(key.toPublicJWK()).toString())));
        HostSettings https = HostSettings.on(0).tls(server, true).access(tokens.access());
        site = Installation.prepared(
                Bench.home(folder),
                folder,
                Map.ofEntries(
                        Map.entry("fhir.auth", "backend-services"),
                        Map.entry("fhir.token-url", tokens.tokenUrl().toString()),
                        Map.entry("fhir.client-id", "engine"),
                        Map.entry("fhir.private-key", file.toString()),
                        Map.entry("fhir.key-store", folder.resolve("engine.p12").toString()),
                        Map.entry("fhir.key-store-password", "changeit"),
                        Map.entry("fhir.trust-store", trust.toString()),
                        Map.entry("fhir.trust-store-password", "changeit"),
                        Map.entry("fhir.retry-first", "100ms"),
                        Map.entry("oru.tls", "true"),
                        Map.entry("oru.key-store", folder.resolve("engine.p12").toString()),
                        Map.entry("oru.key-store-password", "changeit"),
                        Map.entry("oru.trust-store", trust.toString()),
                        Map.entry("oru.trust-store-password", "changeit")),
                FhirServerSettings.on(0)
                        .validate(false)
                        .bundles(false, true)
                        .guard()
                        .host(https),
                Hl7Settings.on(0).tls(server, true));
        people = People.of(site);
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
        tokens.close();
    }

    @Test
    void readings_reach_receivers_that_want_certificates_and_a_signed_assertion() {
        String who = people.linked();

        people.post(Weight.of("a", who, "51.25"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.taken(who)).hasSize(1);
    }

    @Test
    void what_the_server_can_do_is_read_with_the_credentials_and_certificates_of_the_deliveries() {
        String who = people.linked();
        await().until(() -> site.fhir.requests().stream()
                .anyMatch(r -> r.path().endsWith("/metadata")
                        && r.header("Authorization").isPresent()));

        people.post(Weight.of("a", who, "55.25"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
        assertThat(people.bundles(who))
                .last()
                .satisfies(r -> assertThat(r.text()).contains("\"type\":\"batch\""));
    }

    @Test
    void one_token_serves_many_deliveries_and_a_refused_one_is_renewed_once() {
        String who = people.linked();
        people.post(Weight.of("a", who, "52.25"));
        site.settle();
        int asked = tokens.requests().size();
        people.post(Weight.of("b", who, "52.75").at(Bench.MORNING.plusSeconds(60)));
        site.settle();
        assertThat(tokens.requests()).hasSize(asked);

        tokens.revokeAll();
        people.post(Weight.of("c", who, "53.25").at(Bench.MORNING.plusSeconds(120)));

        site.settle();
        assertThat(people.weights(who)).hasSize(3);
        assertThat(tokens.requests()).hasSize(asked + 1);
    }

    @Test
    void a_token_server_that_fails_delays_and_loses_nothing() {
        String who = people.linked();
        tokens.revokeAll();
        tokens.faults().next(2, Fault.status(503));

        people.post(Weight.of("a", who, "54.25"));

        site.settle();
        assertThat(people.weights(who)).hasSize(1);
    }

    private static Path trustStore(KeyStore host) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("host", host.getCertificate("host"));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD);
        }
        return file;
    }
}
