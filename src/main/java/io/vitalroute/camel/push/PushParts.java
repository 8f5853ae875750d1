package io.vitalroute.camel.push;

import java.time.Clock;
import java.util.function.Function;

import io.vitalroute.camel.operations.PushCounts;
import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Secrets;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.Vendors;

/**
 * What the beans of this room stand on.
 *
 * @param tokens an access token that is still good, by connection
 */
public record PushParts(
        Vendors vendors,
        Connections connections,
        Errands errands,
        Subscriptions subscriptions,
        Secrets secrets,
        Function<String, String> tokens,
        HttpExchange http,
        Inbox inbox,
        Settings settings,
        PushCounts counts,
        Clock clock) {

    /** A vendor that a route names. */
    Vendor vendor(String name) {
        return vendors.find(name).orElseThrow(() -> new IllegalArgumentException("there is no vendor file of " + name));
    }
}
