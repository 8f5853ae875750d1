package io.vitalroute.source.connect;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Keysets as Tink writes them in JSON: one primary key that seals, and older ones that still open. What these methods
 * return is a secret.
 */
public final class Keysets {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink's own ciphers can be registered", e);
        }
    }

    private Keysets() {}

    /** A new keyset of one key: AES-256 in GCM. */
    public static String fresh() {
        try {
            return write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes AES keys", e);
        }
    }

    /**
     * The keyset with a further key, which seals from now on; the others still open.
     *
     * @param name where it comes from, for problems
     * @throws ProblemException where it is no keyset; nothing of it is told
     */
    public static String rotated(String name, String keyset) {
        try {
            KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
                            PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary();
            return write(
                    KeysetHandle.newBuilder(read(name, keyset)).addEntry(fresh).build());
        } catch (GeneralSecurityException e) {
            throw wrong(name);
        }
    }

    static KeysetHandle read(String name, String keyset) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(name); // without its cause: a parser's message may hold a piece of the text
        }
    }

    private static String write(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }

    private static ProblemException wrong(String name) {
        return new ProblemException(
                Problem.of(ProblemCode.S409_KEY, Where.of(name), "is not a keyset")
                        .hint(
                                "a JSON keyset of Tink, in the environment also as base64; \"vitalroute keys new FILE\" makes one"));
    }
}
