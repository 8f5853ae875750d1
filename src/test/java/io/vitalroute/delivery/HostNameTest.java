package io.vitalroute.delivery;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.Certificates;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** MLLP over TLS to a receiver whose certificate is trusted, and is another host's. */
class HostNameTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private Installation site;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_receiver_that_shows_the_certificate_of_another_host_gets_nothing() throws Exception {
        People people = start("true");
        String who = people.linked();

        people.post(Weight.of("a", who, "31.25"));

        await().until(() -> people.attempts(who, "oru") >= 3);
        assertThat(people.messages(who)).isEmpty();
        assertThat(people.deliveries(who, "oru"))
                .singleElement()
                .satisfies(line -> assertThat(line.problem()).contains("D102", "SSLHandshakeException"));
    }

    @Test
    void the_check_can_be_switched_off() throws Exception {
        People people = start("false");
        String who = people.linked();

        people.post(Weight.of("a", who, "32.25"));

        site.settle();
        assertThat(people.taken(who)).hasSize(1);
    }

    private People start(String check) throws Exception {
        KeyStore elsewhere = Certificates.make(folder, "elsewhere", "dns:receiver.example.org");
        SSLContext server = Certificates.context(elsewhere, elsewhere);
        site = Installation.prepared(
                Bench.home(folder),
                folder,
                Map.of(
                        "fhir.enabled", "false",
                        "oru.tls", "true",
                        "oru.check-host", check,
                        "oru.trust-store", trustStore(elsewhere).toString(),
                        "oru.trust-store-password", "changeit",
                        "oru.retry-first", "100ms",
                        "oru.retry-longest", "200ms"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0).tls(server, false));
        site.start();
        return People.of(site);
    }

    private Path trustStore(KeyStore host) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("host", host.getCertificate("elsewhere"));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD);
        }
        return file;
    }
}
