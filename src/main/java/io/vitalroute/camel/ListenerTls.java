package io.vitalroute.camel;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.vitalroute.camel.access.KeyStores;
import io.vitalroute.config.Settings;

/**
 * Certificates of a source that others connect to, read when it starts: {@code NAME.key-store} shows who we are,
 * {@code NAME.trust-store} says who may send. Without the latter the JDK's list would let anybody in who ever bought a
 * certificate, so it is needed unless {@code NAME.client-certificates} is {@code false}.
 */
final class ListenerTls extends SSLContextParameters {
    private final Settings settings;
    private final String name;

    ListenerTls(Settings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    @Override
    public SSLContext createSSLContext(CamelContext context) throws GeneralSecurityException {
        String unused = settings.need(name + ".key-store", "TLS shows senders who we are");
        if (!settings.get(name + ".client-certificates", "true").equals("false")) {
            unused = settings.need(name + ".trust-store", "it holds the certificates of those who may send");
        }
        return KeyStores.of(settings, name).context().orElseThrow();
    }
}
