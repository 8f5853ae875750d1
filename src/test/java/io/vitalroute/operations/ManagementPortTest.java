package io.vitalroute.operations;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Health and metrics on a port of their own, which senders do not reach. */
class ManagementPortTest {
    @TempDir
    private Path folder;

    @Test
    void health_and_metrics_are_there_and_nowhere_else_and_sources_are_not() throws IOException {
        int port = freePort();
        try (Installation site = site(port)) {
            site.start();

            for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
                assertThat(get(site, own(port, path)).statusCode()).as(path).isEqualTo(200);
                assertThat(get(site, site.uri(path)).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(get(site, own(port, "/metrics")).body()).contains("vitalroute_");
            assertThat(get(site, own(port, "/in/withings/measures")).statusCode())
                    .isEqualTo(404);
            assertThat(site.post("withings", "measures", "77", "{}").statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                Installation site = site(taken.getLocalPort())) {
            assertThatThrownBy(site::start)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("R101 port " + taken.getLocalPort())
                    .hasMessageContaining("MANAGEMENT_PORT");
        }
    }

    private Installation site(int port) {
        return Installation.prepared(
                Path.of(""),
                folder,
                Map.of("management.port", Integer.toString(port), "management.host", "127.0.0.1"),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
    }

    private static HttpResponse<String> get(Installation site, URI uri) {
        return site.send(HttpRequest.newBuilder(uri).build());
    }

    private static URI own(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
