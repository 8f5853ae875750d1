package io.vitalroute;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.Certificates;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** MLLP over TLS takes messages only from those whose certificate the engine knows. */
class MllpTlsTest {
    @TempDir
    private static Path folder;

    private static Installation site;
    private static int port;
    private static KeyStore engine;
    private static KeyStore known;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        engine = Certificates.make(folder, "engine");
        known = Certificates.make(folder, "known");
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.of(
                        "fhir.enabled", "false",
                        "mllp-in.enabled", "true",
                        "mllp-in.port", Integer.toString(port),
                        "mllp-in.tls", "true",
                        "mllp-in.key-store", folder.resolve("engine.p12").toString(),
                        "mllp-in.key-store-password", "changeit",
                        "mllp-in.trust-store", folder.resolve("known.p12").toString(),
                        "mllp-in.trust-store-password", "changeit"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_hub_whose_certificate_is_known_may_send() throws Exception {
        try (Hub hub = hub(known)) {
            assertThat(hub.send(Hub.weight("tls-1", "81.65")).answer()).isEqualTo("AA tls-1");
        }
    }

    @Test
    void a_hub_with_another_certificate_may_not() throws Exception {
        KeyStore stranger = Certificates.make(folder, "stranger");
        assertThatThrownBy(() -> {
                    try (Hub hub = hub(stranger)) {
                        assertThat(hub.send(Hub.weight("tls-2", "81.75")).next())
                                .isNotEmpty();
                    }
                })
                .isInstanceOfAny(IOException.class, AssertionError.class);
    }

    @Test
    void a_hub_that_does_not_speak_TLS_gets_no_answer() throws IOException {
        try (Hub hub = Hub.to(port)) {
            assertThat(hub.send(Hub.weight("tls-3", "81.85")).next()).isEmpty();
        }
    }

    private static Hub hub(KeyStore own) throws Exception {
        SSLContext context = Certificates.context(own, engine);
        return new Hub(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }
}
