package io.vitalroute.source.push;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.SignatureConfig;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Public keys that vendors publish as Tink keysets. They are fetched when they are first needed, once a day, and when a
 * signature names a key that is not among them, but then at most once a minute: whoever makes up key ids cannot make us
 * call. While they cannot be fetched those that are known count for a day.
 */
public final class PublicKeys {
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final byte TINK = 1;
    private static final int ID_AT = 1;
    private static final int LEAST = 6;

    private final Fetch fetch;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Fetches through this. */
    public PublicKeys(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Brings a document of the web. */
    @FunctionalInterface
    public interface Fetch {
        /** The text at an address. */
        String get(String vendor, String address) throws IOException;
    }

    /**
     * Whether a signature, in Base64, was made over the body by a key of the set.
     *
     * @throws ProblemException S305 where the keys are not to be had
     */
    boolean verifies(String vendor, String address, String sent, byte[] body, Instant now) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (signature.length < LEAST || signature[0] != TINK) {
            return false;
        }
        int key = ByteBuffer.wrap(signature, ID_AT, Integer.BYTES).getInt();
        Known keys = keys(vendor, address, key, now);
        if (!keys.ids.contains(key)) {
            return false;
        }
        try {
            keys.verifier.verify(signature, body);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private synchronized Known keys(String vendor, String address, int key, Instant now) {
        Known before = known.get(address);
        if (before != null && before.does(key, now)) {
            return before;
        }
        Known keys = fetched(vendor, address, before, now);
        known.put(address, keys);
        return keys;
    }

    private Known fetched(String vendor, String address, @Nullable Known before, Instant now) {
        try {
            return read(fetch.get(vendor, address), now);
        } catch (IOException | GeneralSecurityException e) {
            if (before == null || before.isOld(now)) {
                throw missing(vendor);
            }
            return new Known(before.verifier, before.ids, before.at, now);
        }
    }

    private static Known read(String json, Instant now) throws GeneralSecurityException {
        SignatureConfig.register();
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json);
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            ids.add(handle.getAt(i).getId());
        }
        return new Known(handle.getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class), ids, now, now);
    }

    private static ProblemException missing(String vendor) {
        return new ProblemException(Problem.of(
                        ProblemCode.S305_NOTHING_TO_CHECK_WITH,
                        Where.of(vendor),
                        "nobody is let in: the vendor's public keys cannot be fetched")
                .hint("see that this machine reaches the keyset of its vendor file"));
    }

    /**
     * A set.
     *
     * @param at when it was fetched
     * @param triedAt when that was tried last
     */
    private record Known(PublicKeyVerify verifier, Set<Integer> ids, Instant at, Instant triedAt) {
        boolean isOld(Instant now) {
            return now.isAfter(at.plus(FRESH));
        }

        /** Whether it needs no look at the vendor's, or may have none yet. */
        boolean does(int key, Instant now) {
            return !isOld(now) && (ids.contains(key) || now.isBefore(triedAt.plus(PAUSE)));
        }
    }
}
