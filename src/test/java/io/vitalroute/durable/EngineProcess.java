package io.vitalroute.durable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.vitalroute.canary.Watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A running engine that can be killed as by a power cut of the process: SIGKILL, nothing is tidied up. */
final class EngineProcess implements AutoCloseable {
    static final String KEY = "an-api-key-of-the-test";

    private static final File LOG = Watch.FOLDER.resolve("engines.log").toFile();

    private final Process process;
    private final int port;

    private EngineProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the engine on a free port; the settings by name as the environment has them. */
    static EngineProcess start(Map<String, String> settings) {
        return start(EngineFiles.shared().command(), settings);
    }

    /** The same with words before the command, such as another program that starts it. */
    static EngineProcess start(Map<String, String> settings, String... before) {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(EngineFiles.shared().command());
        return start(command, settings);
    }

    static EngineProcess start(List<String> command, Map<String, String> settings) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of("HTTP_HOST", "127.0.0.1", "HTTP_PORT", Integer.toString(port), "IN_API_KEY", KEY));
        builder.environment().putAll(settings);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(LOG));
        try {
            return new EngineProcess(builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it listens. */
    void awaitUp() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || isListening());
        assertThat(process.isAlive()).as("the engine runs").isTrue();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        end(Duration.ofSeconds(30));
    }

    /** SIGTERM; returns when the process has ended. */
    void stop(Duration patience) {
        process.destroy();
        end(patience);
    }

    private void end(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the engine ends")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
