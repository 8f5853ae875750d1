package io.vitalroute.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A web server on 127.0.0.1 that can have faults, and can go down and come back on its port. */
public final class HttpHost implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Server server;
    private final ServerConnector connector;
    private final FaultPlan faults = new FaultPlan();
    private final RequestLog log;
    private final boolean secure;

    private HttpHost(HostSettings settings, Handler inner) {
        this.log = new RequestLog(settings.keepRequests());
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("sandbox-http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.secure = settings.tls() != null;
        this.connector = connector(server, settings.tls(), settings.clientCertificate());
        connector.setHost("127.0.0.1");
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setHandler(new FaultHandler(inner, settings.access(), faults, log, Clock.systemUTC()));
    }

    /** Starts a host whose requests a Jetty handler answers. */
    public static HttpHost start(HostSettings settings, Handler inner) {
        HttpHost host = new HttpHost(settings, inner);
        try {
            host.server.start();
        } catch (Exception e) {
            host.close();
            throw new UncheckedIOException(new IOException("cannot listen on 127.0.0.1:" + settings.port(), e));
        }
        host.connector.setPort(host.connector.getLocalPort());
        return host;
    }

    /** Starts a host whose requests an endpoint answers. */
    public static HttpHost start(HostSettings settings, Endpoint endpoint) {
        return start(settings, new EndpointHandler(endpoint));
    }

    /** The port, which stays the same when the host goes down and comes back. */
    public int port() {
        return connector.getPort();
    }

    /** The address without a path, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + port());
    }

    /** What goes wrong, from now on. */
    public FaultPlan faults() {
        return faults;
    }

    /** The last requests, oldest first, those included that were turned away or met a fault. */
    public List<Received> requests() {
        return log.last();
    }

    /** The number of all requests. */
    public long requestCount() {
        return log.count();
    }

    /** Closes all connections and refuses new ones. */
    public void down() {
        attempt(connector::stop);
        connector.getConnectedEndPoints().forEach(EndPoint::close); // what idles on a kept connection ends too
    }

    /** Listens again, on the same port. */
    public void up() {
        attempt(connector::start);
    }

    @Override
    public void close() {
        attempt(server::stop);
    }

    private static ServerConnector connector(Server server, @Nullable SSLContext tls, boolean clientCertificate) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        if (tls == null) {
            return new ServerConnector(server, 1, 1, factory);
        }
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls);
        ssl.setNeedClientAuth(clientCertificate);
        return new ServerConnector(server, ssl, factory);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox's web server does not obey", e);
        }
    }
}
