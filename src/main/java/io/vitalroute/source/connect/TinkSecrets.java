package io.vitalroute.source.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Sealing with Tink: AES-256-GCM, the purpose as associated data. The keys are read when they are first needed, and again
 * when something was sealed with one that is not among them, so that a key file can be exchanged under a running engine.
 */
public final class TinkSecrets implements Secrets {
    private final Settings settings;
    private volatile @Nullable Keys keys;

    private TinkSecrets(Settings settings) {
        this.settings = settings;
    }

    /** With the key that {@code connect.key-file}, {@code connect.key} or {@code connect.key-uri} names. */
    public static TinkSecrets of(Settings settings) {
        return new TinkSecrets(settings);
    }

    /**
     * Reads the keys now.
     *
     * @throws ProblemException where there are none, with how to make some
     */
    public TinkSecrets ready() {
        keys();
        return this;
    }

    @Override
    public byte[] seal(byte[] plain, String purpose) {
        try {
            return keys().aead().encrypt(plain, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new ProblemException(Problem.of(ProblemCode.S408_SEALED, where(purpose), "cannot be sealed now")
                    .hint("see that the key management service answers and that its key is enabled"));
        }
    }

    @Override
    public byte[] open(byte[] sealed, String purpose) {
        Keys now = keys();
        if (!now.mayOpen(sealed)) {
            now = reload();
        }
        try {
            return now.aead().decrypt(sealed, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new ProblemException(Problem.of(ProblemCode.S408_SEALED, where(purpose), "cannot be opened")
                    .hint(
                            now.mayOpen(sealed)
                                    ? "it was changed, or was sealed for something else"
                                    : "the key that sealed it is not in the keyset: keep older keys there"));
        }
    }

    @Override
    public boolean isCurrent(byte[] sealed) {
        return keys().isCurrent(sealed);
    }

    private Keys keys() {
        Keys now = keys;
        return now == null ? reload() : now;
    }

    private synchronized Keys reload() {
        Keys now = KeySource.of(settings).load();
        keys = now;
        return now;
    }

    /** The kind of thing only: what follows may be an id. */
    private static Where where(String purpose) {
        return Where.of(purpose.split(" ", 2)[0]);
    }

    private static byte[] bytes(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TinkSecrets[]";
    }
}
