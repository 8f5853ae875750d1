package io.vitalroute.source.connect;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What we have asked vendors to notify us of. Kept by the store. */
public interface Subscriptions {
    /** All of a vendor. */
    List<Subscription> list(String vendor);

    /** Adds or replaces one, by vendor, connection and topic. */
    void put(Subscription subscription);

    /** Forgets one. */
    void remove(Subscription subscription);

    /**
     * One subscription.
     *
     * @param connection null where it is for all accounts
     * @param topic what it is about, in the vendor's word
     * @param remote the vendor's id of it
     * @param secret what the vendor signs with, sealed; null where it told none
     * @param expiresAt when it must be renewed; null for never
     */
    record Subscription(
            String vendor,
            @Nullable String connection,
            String topic,
            @Nullable String remote,
            byte @Nullable [] secret,
            @Nullable Instant expiresAt,
            Instant checkedAt) {
        @Override
        public String toString() {
            return "Subscription[" + vendor + " " + topic + "]";
        }
    }
}
