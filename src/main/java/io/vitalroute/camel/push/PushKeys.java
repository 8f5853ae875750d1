package io.vitalroute.camel.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.config.Settings;
import io.vitalroute.source.connect.Secrets;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.push.Keys;
import io.vitalroute.source.vendor.Signature;

/**
 * Secrets out of settings and subscriptions. While one is exchanged, the one before stands in the setting of the same name
 * with {@code -before} and counts as well.
 */
final class PushKeys implements Keys {
    private final Settings settings;
    private final Subscriptions subscriptions;
    private final Secrets secrets;

    PushKeys(Settings settings, Subscriptions subscriptions, Secrets secrets) {
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
    }

    @Override
    public List<String> of(String vendor, String name) {
        List<String> all = new ArrayList<>();
        settings.find(vendor + "." + name).ifPresent(all::add);
        settings.find(vendor + "." + name + "-before").ifPresent(all::add);
        if (name.equals(Signature.SUBSCRIPTION)) {
            for (Subscriptions.Subscription subscription : subscriptions.list(vendor)) {
                byte[] sealed = subscription.secret();
                if (sealed != null) {
                    all.add(new String(secrets.open(sealed, Keys.purpose(vendor)), StandardCharsets.UTF_8));
                }
            }
        }
        return all;
    }
}
