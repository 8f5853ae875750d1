package io.vitalroute.source.phone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.PatientRef;

/** Enrolled devices, and the codes by which further ones are enrolled. */
public interface Phones {

    /** Keeps a code for one enrolment, and forgets those that have expired. */
    void offer(Offer offer, Instant now);

    /**
     * Uses up a code: the device is enrolled and its account linked to the patient on all its platforms, in one
     * transaction; what waited for a link starts to flow. A device that was enrolled before for the same patient and phone
     * is revoked, and its account goes on. The same request again gives the same device, so that a lost answer costs no code.
     *
     * @return empty where the code is unknown, expired, or used for another key
     */
    Optional<Phone> enrol(Request request, Instant now);

    /** A device, revoked or not. */
    Optional<Phone> find(String id);

    /** All devices, the latest first. */
    List<Phone> list();

    /** From now on it may send nothing; what it has sent stays. False where there is no such device that still may. */
    boolean revoke(String id, Instant now);

    /**
     * A code.
     *
     * @param hash of the code; the code itself is kept nowhere
     * @param zone where the patient lives, for records without an offset
     */
    record Offer(String hash, PatientRef patient, @Nullable ZoneId zone, Instant expires) {}

    /**
     * A device that wants to be enrolled.
     *
     * @param codeHash of the code that it shows
     * @param key as in {@link Phone}
     * @param phone as in {@link Phone}, not hashed yet
     */
    record Request(
            String codeHash,
            Set<Platform> platforms,
            String key,
            @Nullable String phone) {
        public Request {
            platforms = Set.copyOf(platforms);
        }
    }
}
