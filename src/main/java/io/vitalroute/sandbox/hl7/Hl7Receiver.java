package io.vitalroute.sandbox.hl7;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import io.vitalroute.sandbox.plan.Plan;

/**
 * An HL7 v2 receiver over MLLP on 127.0.0.1. It answers AA, or CA and AA as MSH-15 and MSH-16 ask; AE to what does not
 * parse strictly; and to a message that it knows by MSH-3 and MSH-10 the same again, without taking it twice.
 */
public final class Hl7Receiver implements AutoCloseable {
    private final Hl7Settings settings;
    private final MessageLog log = new MessageLog();
    private final Plan<ReceivedMessage, Hl7Fault> faults = new Plan<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final Desk desk;
    private final int port;
    private ServerSocket listening;
    private Thread accepting;

    private Hl7Receiver(Hl7Settings settings, Consumer<ReceivedMessage> listener) {
        this.settings = settings;
        this.desk = new Desk(settings.strict(), Clock.systemUTC(), log, faults, listener);
        this.listening = listen(settings, settings.port());
        this.port = listening.getLocalPort();
        this.accepting = accept(listening);
    }

    /** Starts a receiver. */
    public static Hl7Receiver start(Hl7Settings settings) {
        return start(settings, message -> {});
    }

    /** Starts a receiver; the listener is told each message that is taken, before the answer. */
    public static Hl7Receiver start(Hl7Settings settings, Consumer<ReceivedMessage> listener) {
        return new Hl7Receiver(settings, listener);
    }

    /** The port, which stays the same when the receiver goes down and comes back. */
    public int port() {
        return port;
    }

    /** What goes wrong, from now on. */
    public Plan<ReceivedMessage, Hl7Fault> faults() {
        return faults;
    }

    /** All that arrived, refused or repeated messages included, in order. */
    public List<ReceivedMessage> messages() {
        return log.all();
    }

    /** What was taken, each message once, in order. */
    public List<ReceivedMessage> taken() {
        return log.taken();
    }

    /** How many connections senders have opened so far. */
    public int connectionsOpened() {
        return opened.get();
    }

    /** Closes all connections and refuses new ones. */
    public synchronized void down() {
        close(listening);
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::close);
    }

    /** Listens again, on the same port. */
    public synchronized void up() {
        listening = listen(settings, port);
        accepting = accept(listening);
    }

    @Override
    public void close() {
        down();
        desk.close();
    }

    /** The port is free only when this thread has ended: the kernel keeps the socket while it waits in accept. */
    private Thread accept(ServerSocket server) {
        return daemon("sandbox-mllp-" + port, () -> {
            while (!server.isClosed()) {
                try {
                    serve(server.accept());
                } catch (IOException e) {
                    close(server);
                }
            }
        });
    }

    private void serve(Socket socket) {
        Connection connection = new Connection(socket, desk);
        connections.add(connection);
        daemon("sandbox-mllp-" + port + "-" + opened.incrementAndGet(), () -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ServerSocket listen(Hl7Settings settings, int port) {
        try {
            SSLContext tls = settings.tls();
            ServerSocket server = tls == null
                    ? new ServerSocket()
                    : tls.getServerSocketFactory().createServerSocket();
            if (server instanceof SSLServerSocket secure) {
                secure.setNeedClientAuth(settings.clientCertificate());
            }
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
