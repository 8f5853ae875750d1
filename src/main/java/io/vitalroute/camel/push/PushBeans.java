package io.vitalroute.camel.push;

import java.util.Map;

import io.vitalroute.source.push.Keys;
import io.vitalroute.source.push.PublicKeys;

/** The beans that routes call for what vendors push. */
public final class PushBeans {
    private PushBeans() {}

    /** {@code notices} and {@code subscriptions}. */
    public static Map<String, Object> of(PushParts parts) {
        Keys keys = new PushKeys(parts.settings(), parts.subscriptions(), parts.secrets());
        Senders senders = new Senders(parts.settings(), new DnsTexts(), parts.clock());
        return Map.of(
                "notices",
                new NoticesBean(parts, keys, new PublicKeys(new WebKeysets(parts.settings())), senders),
                "subscriptions",
                new SubscriptionsBean(parts, keys));
    }
}
