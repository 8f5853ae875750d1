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

    @Test
    void the_second_acknowledgement_may_come_over_a_connection_of_the_receivers_own() throws IOException {
        int port = freePort();
        try (Caller receiver = new Caller(port);
                Installation site = Installation.prepared(
                        Bench.home(folder),
                        folder,
                        Map.of(
                                "fhir.enabled", "false",
                                "oru.port", Integer.toString(receiver.port()),
                                "oru.acknowledgements", "commit-and-application",
                                "oru.listen", "true",
                                "oru.listen-host", "127.0.0.1",
                                "oru.listen-port", Integer.toString(port)),
                        FhirServerSettings.on(0).validate(false),
                        Hl7Settings.on(0))) {
            site.start();
            People people = People.of(site);
            String who = people.linked();

            people.post(Weight.of("a", who, "22.25"));
            people.post(Weight.of("b", who, "22.75").at(Bench.MORNING.plusSeconds(60)));

            site.settle();
            assertThat(people.deliveries(who, "oru")).hasSize(2).allSatisfy(line -> {
                assertThat(line.state()).isEqualTo("delivered");
                assertThat(line.attempts()).isEqualTo(1);
            });
            assertThat(receiver.commits)
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text).contains("MSA|CA|AA"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] acknowledgement(String code, String id, String asks) {
        String text = "MSH|^~\\&|R|F|S|F|20260314080000+0000||ACK^R01^ACK|" + code + id + "|P|2.5.1" + asks + "\rMSA|"
                + code + "|" + id + "\r";
        return MllpFrames.frame(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads messages of one connection until it ends or the reader has enough. */
    private static void read(Socket socket, MessageReader reader) throws IOException {
        MllpFrames frames = new MllpFrames("test", 1_000_000, false);
        byte[] buffer = new byte[8_192];
        for (int n = socket.getInputStream().read(buffer);
                n >= 0;
                n = socket.getInputStream().read(buffer)) {
            for (MllpFrames.Frame frame : frames.take(buffer, 0, n)) {
                if (frame instanceof MllpFrames.Frame.Message message
                        && !reader.take(new String(message.bytes(), StandardCharsets.UTF_8))) {
                    return;
                }
            }
        }
    }

    private interface MessageReader {
        boolean take(String message) throws IOException;
    }

    /** Commits each message, hangs up, and calls back with the application's acknowledgement, which is to be committed. */
    private static final class Caller implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> commits = new CopyOnWriteArrayList<>();
        private final int back;

        Caller(int back) throws IOException {
            this.back = back;
            Thread thread = new Thread(this::accept, "caller");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    String[] id = new String[1];
                    try (Socket socket = server.accept()) {
                        read(socket, message -> {
                            id[0] = message.split("\\|", -1)[9];
                            socket.getOutputStream().write(acknowledgement("CA", id[0], ""));
                            return false;
                        });
                    }
                    call(id[0]);
                } catch (IOException e) {
                    assertThat(server.isClosed())
                            .as("only the end of the test ends the wait")
                            .isTrue();
                }
            }
        }

        private void call(String id) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), back)) {
                socket.getOutputStream().write(acknowledgement("AA", id, "|||AL|NE"));
                read(socket, message -> {
                    commits.add(message);
                    return false;
                });
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
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
            read(socket, message -> {
                answer(message, socket);
                return true;
            });
        }

        private void answer(String message, Socket socket) throws IOException {
            received.add(message);
            String id = message.split("\\|", -1)[9];
            socket.getOutputStream().write(acknowledgement("CA", id, ""));
            if (received.size() > 1) {
                socket.getOutputStream().write(acknowledgement("AA", id, ""));
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
