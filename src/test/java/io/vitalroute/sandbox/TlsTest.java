package io.vitalroute.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.hl7.Hl7Receiver;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.HttpHost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Mutual TLS: who shows the trusted certificate is served, who shows another is not. */
class TlsTest {
    private static final String MESSAGE = "MSH|^~\\&|A|B|C|D|20260314073000+0100||ORU^R01^ORU_R01|m1|P|2.5.1\r";

    @TempDir
    static Path directory;

    private static SSLContext server;
    private static SSLContext friend;
    private static SSLContext stranger;

    @BeforeAll
    static void certificates() throws Exception {
        KeyStore host = Certificates.make(directory, "host");
        KeyStore engine = Certificates.make(directory, "engine");
        server = Certificates.context(host, engine);
        friend = Certificates.context(engine, host);
        stranger = Certificates.context(Certificates.make(directory, "stranger"), host);
    }

    private static int get(HttpHost host, SSLContext as) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(as).build();
        return client.send(HttpRequest.newBuilder(host.uri()).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void HTTPS_demands_a_certificate() throws Exception {
        HostSettings settings = HostSettings.on(0).tls(server, true);
        try (HttpHost host = HttpHost.start(settings, request -> Answer.of(204))) {
            assertThat(host.uri().getScheme()).isEqualTo("https");
            assertThat(get(host, friend)).isEqualTo(204);
            assertThat(catchThrowable(() -> get(host, stranger))).isInstanceOf(IOException.class);
        }
    }

    private static int firstByte(Hl7Receiver receiver, SSLContext as) throws IOException {
        try (SSLSocket socket = (SSLSocket) as.getSocketFactory().createSocket("127.0.0.1", receiver.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("\u000B" + MESSAGE + "\u001C\r").getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }

    @Test
    void MLLP_over_TLS_demands_a_certificate() throws Exception {
        try (Hl7Receiver receiver =
                Hl7Receiver.start(Hl7Settings.on(0).strict(false).tls(server, true))) {
            assertThat(firstByte(receiver, friend)).isEqualTo(0x0B);
            assertThat(receiver.taken()).hasSize(1);
            assertThat(catchThrowable(() -> firstByte(receiver, stranger))).isInstanceOf(IOException.class);
            assertThat(receiver.messages()).hasSize(1);
        }
    }
}
