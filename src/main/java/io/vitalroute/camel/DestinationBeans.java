package io.vitalroute.camel;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.vitalroute.camel.access.KeyStores;
import io.vitalroute.config.Settings;

/**
 * Beans that each destination has for itself, made of the settings that begin with its name. Route files name them {@code
 * #http-client-NAME} (options of the HTTP client), {@code #tls-NAME} (certificates for camel-netty and others, and the check
 * that the receiver is {@code NAME.host}), {@code #tls-listener-NAME} (the same certificates where the receiver connects to
 * us) and {@code #acknowledgements-NAME} (who waits for which acknowledgement over MLLP).
 */
final class DestinationBeans {
    private static final int CONNECT_MILLIS = 10_000;

    private final Settings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mllp-timer");
        thread.setDaemon(true);
        return thread;
    });

    DestinationBeans(Settings settings) {
        this.settings = settings;
    }

    /** Binds those of one destination, before its route is built. */
    void bind(String name, Registry registry) {
        registry.bind("http-client-" + name, httpClient(name));
        KeyStores stores = KeyStores.of(settings, name);
        registry.bind("tls-" + name, new Tls(stores, receiver(name), settings.number(name + ".port", 0, 0, 65_535)));
        registry.bind("tls-listener-" + name, new Tls(stores, "", 0));
        registry.bind(
                "acknowledgements-" + name,
                new MllpAcknowledgements(
                        timer,
                        settings.number(name + ".timeout", 20_000, 1, 86_400_000),
                        settings.get(name + ".acknowledgements", "").equals("commit-and-application")));
    }

    /** Whom the receiver's certificate must name; empty where that is not checked. */
    private String receiver(String name) {
        return settings.get(name + ".check-host", "true").equals("false") ? "" : settings.get(name + ".host", "");
    }

    /** As many connections as there are deliveries at once. */
    private WebClientOptions httpClient(String name) {
        KeyStores stores = KeyStores.of(settings, name);
        WebClientOptions options = new WebClientOptions();
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setKeepAlive(true);
        options.setMaxPoolSize(settings.number(name + ".in-flight", 16, 1, 1_024));
        options.setFollowRedirects(false);
        options.setSsl(settings.get(name + ".url", "").startsWith("https:"));
        stores.keys()
                .ifPresent(keys ->
                        options.setKeyCertOptions(KeyCertOptions.wrap((X509KeyManager) keys.getKeyManagers()[0])));
        stores.trust().ifPresent(trust -> {
            TrustManager[] managers = trust.getTrustManagers();
            options.setTrustOptions(TrustOptions.wrap(managers[0]));
        });
        return options;
    }

    /** Certificates that were read already, in the form that Camel's components ask for. */
    private static final class Tls extends SSLContextParameters {
        private final KeyStores stores;
        private final String host;
        private final int port;

        /** With a host the other side must prove to be that. */
        Tls(KeyStores stores, String host, int port) {
            this.stores = stores;
            this.host = host;
            this.port = port;
        }

        @Override
        public SSLContext createSSLContext(CamelContext context) throws java.security.GeneralSecurityException {
            SSLContext known = stores.context().isPresent() ? stores.context().get() : SSLContext.getDefault();
            return host.isEmpty() ? known : new PeerContext(known, host, port);
        }
    }
}
