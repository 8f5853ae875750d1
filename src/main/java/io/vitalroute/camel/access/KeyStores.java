package io.vitalroute.camel.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Certificates of one destination: {@code NAME.key-store} and {@code NAME.key-store-password} show who we are (mutual
 * TLS), {@code NAME.trust-store} and {@code NAME.trust-store-password} say whom we trust in place of the JDK's list. Both
 * are PKCS #12 or JKS files.
 */
public final class KeyStores {
    private final @Nullable KeyManagerFactory keys;
    private final @Nullable TrustManagerFactory trust;

    private KeyStores(@Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust) {
        this.keys = keys;
        this.trust = trust;
    }

    /** Reads the files. */
    public static KeyStores of(Settings settings, String name) {
        try {
            KeyManagerFactory keys = null;
            Optional<String> own = settings.find(name + ".key-store");
            if (own.isPresent()) {
                char[] password = password(settings, name + ".key-store");
                keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(load(name + ".key-store", own.get(), password), password);
            }
            TrustManagerFactory trust = null;
            Optional<String> others = settings.find(name + ".trust-store");
            if (others.isPresent()) {
                trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(load(name + ".trust-store", others.get(), password(settings, name + ".trust-store")));
            }
            return new KeyStores(keys, trust);
        } catch (GeneralSecurityException e) {
            throw unusable(name, "a key in the key store cannot be used; is its password the store's?");
        }
    }

    /** What shows who we are, where that is set. */
    public Optional<KeyManagerFactory> keys() {
        return Optional.ofNullable(keys);
    }

    /** Whom we trust, where that is set. */
    public Optional<TrustManagerFactory> trust() {
        return Optional.ofNullable(trust);
    }

    /** Both together; empty where nothing is set, so that the JDK's own context does. */
    public Optional<SSLContext> context() {
        if (keys == null && trust == null) {
            return Optional.empty();
        }
        try {
            KeyManager @Nullable [] ours = keys == null ? null : keys.getKeyManagers();
            TrustManager @Nullable [] theirs = trust == null ? null : trust.getTrustManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ours, theirs, null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
    }

    private static char[] password(Settings settings, String key) {
        return settings.need(key + "-password", "it opens " + key).toCharArray();
    }

    private static KeyStore load(String key, String file, char[] password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(file.endsWith(".jks") ? "JKS" : "PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw unusable(key, "the file " + file + " cannot be opened: it is missing, or the password is wrong");
        }
    }

    private static ProblemException unusable(String key, String message) {
        return new ProblemException(Problem.of(ProblemCode.C111_NOT_FOUND, Where.of("settings"), key + ": " + message));
    }
}
