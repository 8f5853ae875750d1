package io.vitalroute.camel.push;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vitalroute.camel.VendorParts;
import io.vitalroute.camel.operations.PushCounts;
import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.source.push.Keys;
import io.vitalroute.source.push.PublicKeys;

/** The beans that routes call for what vendors push. */
public final class PushBeans {
    private PushBeans() {}

    /** Both, by name. */
    public static Map<String, Object> of(
            VendorParts parts, Inbox inbox, Settings settings, PushCounts counts, Clock clock) {
        Keys keys = new PushKeys(settings, parts.subscriptions(), parts.secrets());
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put(
                "notices",
                new NoticesBean(
                        name -> parts.vendors()
                                .find(name)
                                .orElseThrow(() -> new IllegalArgumentException("no vendor file of " + name)),
                        keys,
                        new PublicKeys(new WebKeysets(settings)),
                        new Senders(settings, new DnsTexts(), clock),
                        new Taker(parts.connections(), parts.errands(), inbox, counts),
                        counts,
                        clock));
        beans.put("subscriptions", new SubscriptionsBean(parts, settings, keys, clock));
        return beans;
    }
}
