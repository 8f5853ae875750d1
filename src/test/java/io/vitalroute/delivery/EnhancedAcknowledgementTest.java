package io.vitalroute.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.hl7.MllpFrames;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** Enhanced mode with both acknowledgements: the commit is not the end. */
class EnhancedAcknowledgementTest {
    @TempDir
    private Path folder;

    @Test
    void a_message_that_was_committed_and_never_processed_is_sent_again() throws IOException {
        try (Committer receiver = new Committer();
                Installation site = Installation.prepared(
                        Bench.home(folder),
                        folder,
                        Map.of(
                                "fhir.enabled", "false",
                                "oru.port", Integer.toString(receiver.port()),
                                "oru.acknowledgements", "commit-and-application",
                                "oru.timeout", "500",
                                "oru.retry-first", "100ms"),
                        FhirServerSettings.on(0).validate(false),
                        Hl7Settings.on(0))) {
            site.start();
            People people = People.of(site);
            String who = people.linked();

            people.post(Weight.of("a", who, "21.25"));

            site.settle();
            assertThat(receiver.received).hasSize(2);
            assertThat(receiver.received.get(0))
                    .isEqualTo(receiver.received.get(1))
                    .contains("|AL|AL|");
            assertThat(people.deliveries(who, "oru")).singleElement().satisfies(line -> {
                assertThat(line.state()).isEqualTo("delivered");
                assertThat(line.attempts()).isEqualTo(2);
            });
        }
    }

    /** Commits the first message and forgets it; commits and accepts what comes later. */
    private static final class Committer implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> received = new CopyOnWriteArrayList<>();

        Committer() throws IOException {
            Thread thread = new Thread(this::accept, "committer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    serve(socket);
                } catch (IOException e) {
                    assertThat(received)
                            .as("connections end when the engine gives up or stops")
                            .isNotNull();
                }
            }
        }

        private void serve(Socket socket) throws IOException {
            MllpFrames frames = new MllpFrames("test", 1_000_000, false);
            byte[] buffer = new byte[8_192];
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                for (MllpFrames.Frame frame : frames.take(buffer, 0, n)) {
                    if (frame instanceof MllpFrames.Frame.Message message) {
                        answer(new String(message.bytes(), StandardCharsets.UTF_8), socket);
                    }
                }
            }
        }

        private void answer(String message, Socket socket) throws IOException {
            received.add(message);
            String id = message.split("\\|", -1)[9];
            socket.getOutputStream().write(acknowledgement("CA", id));
            if (received.size() > 1) {
                socket.getOutputStream().write(acknowledgement("AA", id));
            }
        }

        private static byte[] acknowledgement(String code, String id) {
            String text = "MSH|^~\\&|R|F|S|F|20260314080000+0000||ACK^R01^ACK|" + code + id + "|P|2.5.1\rMSA|" + code
                    + "|" + id + "\r";
            return MllpFrames.frame(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
