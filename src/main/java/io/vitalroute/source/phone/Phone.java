package io.vitalroute.source.phone;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.PatientRef;

/**
 * An enrolled device: one installation of an app on one phone, with its own key.
 *
 * @param id random, told to the app
 * @param account of all its platforms; the same for a later installation on the same phone
 * @param key X.509 SubjectPublicKeyInfo of its P-256 key, in base64
 * @param phone what stays the same when the app is installed anew, hashed; null where the app did not say
 * @param revoked since when it may send nothing; null while it may
 */
public record Phone(
        String id,
        String account,
        Set<Platform> platforms,
        String key,
        @Nullable String phone,
        PatientRef patient,
        Instant enrolled,
        @Nullable Instant revoked) {
    public Phone {
        platforms = Set.copyOf(platforms);
    }
}
