package io.vitalroute.source.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.vitalroute.source.vendor.Subscribing;

/** What has to be done so that there is what is wanted. Pure. */
final class SubscriptionPlan {
    private SubscriptionPlan() {}

    /** One call. */
    sealed interface Deed {
        /** Asks for a topic. */
        record Subscribe(String topic) implements Deed {}

        /** Prolongs one. */
        record Renew(String topic, Subscribed one) implements Deed {}

        /** Switches one on again. */
        record Revive(String topic, Subscribed one) implements Deed {}

        /** Ends one of ours. */
        record Remove(Subscribed one) implements Deed {}

        /** It is as it should be. */
        record Keep(String topic, Subscribed one) implements Deed {}
    }

    /**
     * What to do, in order.
     *
     * @param there what the vendor has of ours; other addresses than the callback belong to other installations
     * @param secretKnown whether we know what the vendor signs with, or need not: told only when one is made, it cannot be
     *     asked for again
     */
    static List<Deed> of(Subscribing how, String callback, List<Subscribed> there, boolean secretKnown, Instant now) {
        List<Deed> deeds = new ArrayList<>();
        Set<String> missing = new HashSet<>(how.topics());
        boolean one = how.answer().topic().isEmpty();
        for (Subscribed subscribed : there) {
            String topic = one ? how.topics().get(0) : subscribed.topic();
            boolean ours = subscribed.callback().equals(callback);
            if (ours && (!secretKnown || !missing.remove(topic))) {
                deeds.add(new Deed.Remove(subscribed));
            } else if (ours) {
                deeds.add(upkeep(how, topic, subscribed, now));
            }
        }
        how.topics().stream().filter(missing::contains).map(Deed.Subscribe::new).forEach(deeds::add);
        return deeds;
    }

    private static Deed upkeep(Subscribing how, String topic, Subscribed one, Instant now) {
        if (!one.active() && how.revive() != null) {
            return new Deed.Revive(topic, one);
        }
        boolean ending = one.expires() != null && one.expires().isBefore(now.plus(how.renewBefore()));
        if (ending) {
            return how.renew() == null ? new Deed.Subscribe(topic) : new Deed.Renew(topic, one);
        }
        return new Deed.Keep(topic, one);
    }
}
